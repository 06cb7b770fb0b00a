package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.database.CarriedServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** While the database is away every page says so, with the numbers to call; when it is back the pages are too. */
@PortalTest
@TestPropertySource(properties = "havenport.test=the database may go away")
class TheDatabaseMayGoAwayTests {

    private static final List<String> PAGES =
            List.of("/home", "/results", "/staff", "/staff/safeguards", "/staff/audit", "/no-such-page");

    @Autowired
    Cast cast;

    @Autowired
    CarriedServer server;

    @Test
    void everyPageSaysSoAndComesBackByItself() throws InterruptedException {
        var patient = cast.ann().browser();
        var officer = cast.gina().browser();
        assertThat(patient.get("/home").status()).isEqualTo(200);

        server.stop();
        try {
            for (var page : PAGES) {
                isAway(patient.get(page), page);
                isAway(officer.get(page), page);
            }
            isAway(
                    cast.stranger().post("/sign-in", "username", "ann@example.org", "password", "Wrong-Horse-1"),
                    "form");
            assertThat(cast.stranger().get("/status/live").status()).isEqualTo(200);
            assertThat(cast.stranger().get("/status/ready").status()).isEqualTo(503);
            assertThat(cast.stranger().get("/").body()).contains("911");
        } finally {
            server.start();
        }

        assertThat(comesBack(patient, "/home")).isTrue();
        assertThat(comesBack(officer, "/staff/audit")).isTrue();
        assertThat(cast.stranger().get("/status/ready").status()).isEqualTo(200);
    }

    private static void isAway(Browser.Answer answer, String what) {
        assertThat(answer.status()).as(what).isEqualTo(503);
        assertThat(answer.body())
                .as(what)
                .contains("911", "tel:")
                .doesNotContain("Exception", "at org.", "postgres", "SQL", "jdbc");
        assertThat(answer.header("Retry-After")).as(what).isNotEmpty();
        assertThat(answer.header("Cache-Control")).as(what).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).as(what).contains("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
    }

    private static boolean comesBack(Browser browser, String page) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (browser.get(page).status() == 200) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }
}
