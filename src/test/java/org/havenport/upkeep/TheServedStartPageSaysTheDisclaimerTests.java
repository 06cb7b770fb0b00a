package org.havenport.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.Disclaimers;
import org.havenport.protocols.Fingerprint;
import org.havenport.safeguards.Evidence.State;
import org.havenport.serve.Build;
import org.havenport.serve.OwnPages;
import org.havenport.upkeep.StartPages.Picture;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The start page as this program serves it over HTTP. */
@PortalTest
class TheServedStartPageSaysTheDisclaimerTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    TheServedStartPageSaysTheDisclaimer promise;

    @Autowired
    StartPages pages;

    @Autowired
    OwnPages own;

    @Autowired
    Disclaimers disclaimers;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @AfterEach
    void back() {
        clock.back();
        promise.look(own::get, build());
    }

    @Test
    @Verifies("B.dis.1#3")
    void aWordThatDiffersBreaksItAndBecomesWork() {
        promise.look(own::get, build());
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);

        for (var change : Map.of(
                        "nearest", "closest",
                        "id=\"LIMITS\"", "id=\"OTHER\"",
                        "</ol>", "<li id=\"EMERGENCY\">Write to us.</li></ol>")
                .entrySet()) {
            promise.look(changed("en", change.getKey(), change.getValue()), build());
            assertThat(promise.evidence().state()).as(change.getKey()).isEqualTo(State.BROKEN);
            assertThat(promise.evidence().seen()).contains("(en)").doesNotContain("(es)");
        }
        promise.look(changed("es", "911", "912"), build());
        assertThat(promise.evidence().seen()).contains("EMERGENCY (es)").doesNotContain("(en)");

        var gina = cast.newStaff(Role.COMPLIANCE_OFFICER).browser();
        gina.post("/staff/safeguards/self-assessments");
        assertThat(gina.get("/staff/safeguards/work").body()).contains("TheServedStartPageSaysTheDisclaimer");
        assertThat(gina.get("/staff/start-pages").body()).contains("not what is in force", "EMERGENCY");

        promise.look(own::get, build());
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(gina.get("/staff/start-pages").body()).doesNotContain("not what is in force");
    }

    @Test
    @Verifies("B.dis.1#3")
    void nobodyAnsweringOrLookingIsSeen() {
        promise.look(
                (_, _) -> {
                    throw new IOException("away");
                },
                build());
        assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(promise.evidence().seen()).contains("nobody answered (en)");

        promise.look();
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        clock.advance(Duration.ofHours(3));
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
    }

    @Test
    @Verifies("B.dis.1#2")
    void thePageIsKeptOnceForEachProgramAndLanguage() throws IOException {
        var build = build();
        promise.look(own::get, build);
        promise.look(own::get, build);
        promise.look(own::get, build());

        var kept = of(build);
        assertThat(kept).extracting(Picture::language).containsExactlyInAnyOrder("en", "es");
        for (var one : kept) {
            var page = pages.open(JOB, one.number(), StartPages.Kind.PAGE).orElseThrow();
            assertThat(Fingerprint.of(page)).isEqualTo(one.pageFingerprint());
            assertThat(new String(page, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("<html lang=\"" + one.language() + "\"", "id=\"EMERGENCY\"");
            var print =
                    words(pages.open(JOB, one.number(), StartPages.Kind.PRINT).orElseThrow());
            for (var clause : disclaimers.clauses(Locale.of(one.language()))) {
                assertThat(print).contains(clause.heading(), clause.text().replaceAll("\\s+", " "));
            }
            assertThat(print).contains(build.hash().substring(0, 12));
        }

        var gina = cast.gina().browser();
        assertThat(gina.get("/staff/start-pages").body()).contains(build.hash().substring(0, 12), "In print");
        assertThat(gina.get("/staff/start-pages/" + kept.getFirst().number() + "/pdf")
                        .header("Content-Type"))
                .isEqualTo("application/pdf");
        assertThat(gina.get("/staff/start-pages/" + kept.getFirst().number() + "/page")
                        .header("Content-Disposition"))
                .startsWith("attachment");
        assertThat(gina.get("/staff/start-pages/999999/pdf").status()).isEqualTo(404);
        assertThat(cast.hugo().browser().get("/staff/start-pages").status()).isEqualTo(404);
    }

    @Test
    @Verifies("B.dis.1#2")
    void whatDiffersIsNoPictureOfARelease() {
        var build = build();
        promise.look(changed("en", "nearest", "closest"), build);
        assertThat(of(build)).extracting(Picture::language).containsExactly("es");
    }

    private List<Picture> of(Build build) {
        return pages.pictures(JOB).stream()
                .filter(one -> one.build().equals(build.hash()))
                .toList();
    }

    private TheServedStartPageSaysTheDisclaimer.Browser changed(String language, String what, String into) {
        return (path, asked) -> {
            var page = own.get(path, asked);
            return asked.equals(language)
                    ? new OwnPages.Page(page.status(), page.body().replace(what, into))
                    : page;
        };
    }

    private static Build build() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Build("0.1.0", HexFormat.of().formatHex(bytes));
    }

    private static String words(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
