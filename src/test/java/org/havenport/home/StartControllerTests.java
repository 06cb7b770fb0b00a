package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.havenport.agreements.Agreements;
import org.havenport.education.Lessons;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class StartControllerTests {

    private static final Pattern KEPT = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)");

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    Cast cast;

    @Autowired
    Agreements agreements;

    @Autowired
    Lessons lessons;

    @LocalServerPort
    int port;

    @Test
    void theStartPageLetsOneSignInAndSaysThatThePortalIsWell() {
        var page = cast.stranger().get("/");

        assertThat(page.body())
                .contains("action=\"/sign-in\" method=\"post\"", "name=\"username\"", "name=\"password\"")
                .containsPattern("name=\"_csrf\" value=\"[^\"]{20,}\"")
                .contains("The portal is working normally.");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void whatThePageLinksIsKeptForAYear() {
        var browser = cast.stranger();
        var links = KEPT.matcher(browser.get("/").body())
                .results()
                .map(hit -> hit.group(1))
                .distinct()
                .toList();

        assertThat(links).hasSizeGreaterThanOrEqualTo(4);
        for (var link : links) {
            var asset = browser.get(link);
            assertThat(asset.status()).as(link).isEqualTo(200);
            assertThat(asset.header("Cache-Control")).as(link).contains("max-age=31536000", "immutable");
        }
        assertThat(browser.get("/assets/havenport-0.css").status()).isEqualTo(404);
        assertThat(browser.get("/assets/havenport-0.css").header("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void theLanguageStaysChosen() {
        var browser = cast.stranger();

        assertThat(browser.get("/urgent-help?lang=es").body()).contains("Ayuda urgente");
        assertThat(browser.get("/").body()).contains("<html lang=\"es\">", "Iniciar sesión");
        assertThat(browser.get("/?lang=en").body()).contains("<html lang=\"en\">");
        assertThat(browser.get("/?lang=%22%3E%3Cscript%3E").status()).isEqualTo(200);
    }

    @Test
    void whoIsSignedInGoesToTheirFirstPage() {
        assertThat(cast.ann().browser().get("/").location()).isEqualTo("/home");
        var answer = cast.dora().browser().get("/");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/staff");
    }

    @Test
    void theHostABrowserClaimsIsNeverRepeated() throws IOException {
        var session = cast.ann().browser().cookie("havenport");
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nCookie: havenport=%s\r\nConnection: close\r\n\r\n"
                            .formatted(session)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /home\r\n");
            assertThat(answer).doesNotContain("evil.example");
        }
    }

    @Test
    void theFirstPageOfAPatientSaysWhatWaits() {
        var pat = cast.newPatient();
        agreements.brought(JOB, pat.patient());
        lessons.brought(JOB, pat.patient());
        var home = pat.browser().get("/home");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body()).contains("Pat.", "Nothing needs you today", "action=\"/sign-out\"");
    }

    @Test
    void theFirstPageOfStaffIsDark() {
        var today = cast.dora().browser().get("/staff");

        assertThat(today.status()).isEqualTo(200);
        assertThat(today.body()).contains("<body class=\"staff\">", "Dora");
    }

    @Test
    void whoHasNoRoleYetReadsWhoGivesOne() {
        var today = cast.hugo().browser().get("/staff");

        assertThat(today.status()).isEqualTo(200);
        assertThat(today.body()).contains("You have no role here yet").doesNotContain("No list of work is yours");
    }

    @Test
    void aWatcherCanAsk() {
        assertThat(cast.stranger().get("/status/live").body()).isEqualTo("live\n");
        assertThat(cast.stranger().get("/status/ready").body()).isEqualTo("ready\n");
    }
}
