package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.havenport.database.OwnersConnection;
import org.havenport.files.Pdfs;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.vault.Unreadable;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SelfAssessmentsTests {

    private static final String PAGE = "/staff/safeguards/self-assessments";

    @Autowired
    SelfAssessments assessments;

    @Autowired
    LastAsked answers;

    @Autowired
    Stewards stewards;

    @Autowired
    Pdfs pdfs;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"B.tbl#1", "B.tbl#2"})
    void aVersionStaysAsItWasWhateverChangesLater() {
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        answers.ask();
        stewards.say(gina, "SessionsEndWhenIdle", "We keep it short.", null);
        var first = assessments.keep(gina, answers.answers(gina));
        stewards.say(gina, "SessionsEndWhenIdle", "We made it longer.", null);
        var second = assessments.keep(gina, answers.answers(gina));

        assertThat(comment(assessments.open(gina, first).orElseThrow())).isEqualTo("We keep it short.");
        assertThat(comment(assessments.open(gina, second).orElseThrow())).isEqualTo("We made it longer.");
        assertThat(assessments.all(gina))
                .extracting(SelfAssessments.Version::number)
                .contains(first, second);
        assertThat(assessments.all(gina))
                .extracting(SelfAssessments.Version::fingerprint)
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> assessments.keep(viewers.staff(Role.COUNSEL), answers.answers(gina)))
                .isInstanceOf(SecurityException.class);
        assertThat(assessments.open(viewers.staff(Role.NURSE), first)).isEmpty();
    }

    @Test
    @Verifies("B.tbl#2")
    void aVersionThatWasChangedIsNotShown() throws Exception {
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        var number = assessments.keep(gina, answers.answers(gina));
        try (var connection = owner.open();
                var spoil = connection.prepareStatement(
                        "update practice.self_assessment set fingerprint = repeat('0', 64) where number = ?")) {
            spoil.setLong(1, number);
            spoil.executeUpdate();
        }

        assertThatThrownBy(() -> assessments.open(gina, number)).isInstanceOf(Unreadable.class);
    }

    @Test
    @Verifies({"A.risk.5#6", "B.tbl#3"})
    void theInsurersDocumentSaysEachPromise() throws IOException {
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        var now = answers.answers(gina);
        var opened = assessments.open(gina, assessments.keep(gina, now)).orElseThrow();
        var words = Words.of(Locale.US, ZoneOffset.UTC);
        var file = pdfs.print(words, "Self-assessment", "practice/self_assessment", Map.of("opened", opened));
        Files.write(Path.of("target", "self-assessment.pdf"), file);

        try (var document = Loader.loadPDF(file)) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            assertThat(text).contains(opened.version().fingerprint(), "confidential", "Reviewdueby");
            for (var entry : now.all()) {
                assertThat(text.contains(entry.asked().safeguard().promise().replace(" ", "")))
                        .as(entry.name())
                        .isTrue();
            }
        }
    }

    @Test
    @Verifies({"A.risk.5#6", "B.tbl#3"})
    void theyAreDownloadedByThoseWhoMay() {
        var gina = cast.gina().browser();
        assertThat(gina.post(PAGE).status()).isEqualTo(303);
        var page = gina.get(PAGE).body();
        var at = page.indexOf(PAGE + "/") + PAGE.length() + 1;
        var number = page.substring(at, page.indexOf('/', at));

        var pdf = gina.get(PAGE + "/" + number + "/pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        var csv = gina.get(PAGE + "/" + number + "/csv");
        assertThat(csv.body().lines().findFirst().orElseThrow()).startsWith("name,promise,state,evidence");
        assertThat(csv.body()).contains("CriticalResultsWaitForContact", "Medical director");
        for (var mayNot : List.of(cast.dora(), cast.max(), cast.hugo())) {
            assertThat(mayNot.browser().get(PAGE + "/" + number + "/pdf").status())
                    .isEqualTo(404);
            assertThat(mayNot.browser().post(PAGE).status()).isEqualTo(404);
        }
        assertThat(gina.get(PAGE + "/999999/pdf").status()).isEqualTo(404);
        assertThat(gina.get(PAGE + "/x/pdf").status()).isEqualTo(404);
    }

    private static String comment(SelfAssessments.Opened opened) {
        return String.valueOf(opened.says().rows().stream()
                .filter(row -> row.name().equals("SessionsEndWhenIdle"))
                .findFirst()
                .orElseThrow()
                .comment());
    }
}
