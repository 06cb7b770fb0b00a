package org.havenport.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Chart;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What others wrote is read and saved, and never run. */
@PortalTest
class NotesAndFilesTests {

    private static final String HOSTILE = "<h1>Plan</h1><p onclick=\"alert(1)\">Rest <script>alert(1)</script>"
            + "<img src=x onerror=alert(1)><a href=\"https://elsewhere.example\">here</a></p><style>p{}</style>";

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private Browser browser;

    @BeforeEach
    void ann() {
        ann = cast.newPatient();
        browser = ann.browser();
    }

    @Test
    void plainTextIsShownAsText() {
        var note = filed("text/plain; charset=utf-8", "Sueño: 7 h <script>alert(1)</script>");

        assertThat(browser.get("/record/items/" + note.id()).body())
                .contains("Sueño: 7 h &lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void markupIsShownWithoutWhatRuns() {
        var note = filed("text/html", HOSTILE);

        assertThat(browser.get("/record/items/" + note.id()).body())
                .contains("Plan", "Rest")
                .doesNotContain("alert(1)", "onerror", "onclick", "elsewhere.example", "<style>", "<img");
    }

    @Test
    void aFileIsSavedUnderATypeAndNameOfOurs() {
        for (var claimed : List.of("text/html", "image/svg+xml", "application/x-msdownload", "application/pdf")) {
            var file = browser.get("/record/items/" + filed(claimed, HOSTILE).id() + "/files/1");

            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Content-Type"))
                    .isEqualTo(claimed.equals("application/pdf") ? claimed : "application/octet-stream");
            assertThat(file.header("Content-Disposition"))
                    .startsWith("attachment")
                    .contains("document-1.");
            assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(file.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("sandbox");
        }
    }

    @Test
    void itRefusesAnotherPatient() {
        var note = filed("application/pdf", "%PDF");
        var path = "/record/items/" + note.id() + "/files/1";

        assertThat(browser.get(path).status()).isEqualTo(200);
        assertThat(cast.cara().browser().get(path).status()).isEqualTo(404);
        assertThat(browser.get("/record/items/" + note.id() + "/files/2").status())
                .isEqualTo(404);
        assertThat(browser.get("/record/items/" + UUID.randomUUID() + "/files/1")
                        .status())
                .isEqualTo(404);
        assertThat(browser.get("/record/items/" + note.id() + "/files/x").status())
                .isEqualTo(404);
    }

    private Arrival filed(String type, String text) {
        Instant now = clock.instant();
        var note = Entries.note(ann.patient(), UUID.randomUUID(), type, text, now);
        chart.file(Viewer.job("import"), ann.patient(), List.of(note));
        return note;
    }
}
