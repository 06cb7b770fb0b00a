package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.havenport.files.Pdfs;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PolicyControllerTests {

    private static final String PAGE = "/staff/policies/policy";

    @Autowired
    Cast cast;

    @Autowired
    Protocols protocols;

    @Autowired
    Deciding deciding;

    @Autowired
    PolicyInProse prose;

    @Autowired
    Pdfs pdfs;

    @Autowired
    Viewers viewers;

    @Autowired
    BusinessHours hours;

    @AfterEach
    void forget() {
        deciding.forget(call());
        deciding.forget(PracticeParameters.NAME);
    }

    @Test
    @Verifies({"A1.0#2", "B.rule.1#1"})
    void theProseIsMadeFromTheValueTheProgramUses() {
        var dora = cast.dora().browser();
        assertThat(dora.get(PAGE).body()).contains("about a critical result within 60 minutes", "program's proposal");
        var before = version();

        decide(45);

        assertThat(protocols.decision(call()).value()).isEqualTo(45);
        assertThat(dora.get(PAGE).body())
                .contains("about a critical result within 45 minutes")
                .doesNotContain("within 60 minutes");
        assertThat(version()).isEqualTo(before + 1);
        assertThat(dora.get(PAGE + "?on=2026-11-01").body()).contains("within 60 minutes");
    }

    @Test
    @Verifies("A1.0#2")
    void whatIsPrintedSaysTheSameInBothLanguages() throws IOException {
        decide(45);
        for (var locale : List.of(Locale.US, Locale.of("es"))) {
            var words = Words.of(locale, hours.zone());
            var policy = prose.write(viewers.staff(Role.NURSE), words, null);
            var paper = words(pdfs.print(
                    words,
                    words.say("policies.policy.title"),
                    "policies/policy_body",
                    java.util.Map.of("policy", policy)));
            for (var chapter : policy.chapters()) {
                for (var sentence : chapter.sentences()) {
                    assertThat(paper).contains(sentence.says().replaceAll("\\s+", " "));
                }
            }
        }
        var answer = cast.dora().browser().get(PAGE + ".pdf");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    @Verifies("B.rule.1#2")
    void itSaysHowFarItIsKept() {
        assertThat(cast.jana().browser().get(PAGE).body())
                .containsPattern("How far it is kept: \\d+ of \\d+ promises held")
                .containsPattern("Kept: \\d+ of \\d+ promises hold\\.");
    }

    @Test
    @Verifies("A1.0#5")
    void itNamesWhatNobodyHasDecided() {
        assertThat(cast.jana().browser().get(PAGE).body())
                .contains("Not decided yet", "The name of the practice, as patients know it");

        deciding.decide(PracticeParameters.NAME, "Cedar Hollow");

        assertThat(cast.jana().browser().get(PAGE).body())
                .contains("The practice is called Cedar Hollow.")
                .doesNotContain("The name of the practice, as patients know it");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var path : List.of(PAGE, PAGE + ".pdf")) {
            assertThat(cast.hugo().browser().get(path).status()).isEqualTo(404);
            assertThat(cast.ann().browser().get(path).status()).isEqualTo(404);
            assertThat(cast.stranger().get(path).status()).isNotEqualTo(200);
        }
    }

    private int version() {
        return prose.write(viewers.staff(Role.NURSE), Words.of(Locale.US, hours.zone()), null)
                .version();
    }

    @SuppressWarnings("unchecked")
    private void decide(int minutes) {
        deciding.decide((Parameter<Integer>) call(), minutes);
    }

    private Parameter<?> call() {
        return protocols.parameter("release.critical-call-minutes").orElseThrow();
    }

    private static String words(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
