package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Gist;
import org.havenport.house.Verifies;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.release.Reason.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A diagnosis of the list is found wherever it is written: in problems, notes, letters and reports, by code and by words. */
class DiagnosesInWritingsTests {

    private static final UUID ANN = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final String CODED =
            "{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":\"C50.911\"}]}";
    private static final String PLAIN =
            "{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":\"J06.9\"}]}";

    private Writings writings;

    @BeforeEach
    void theListAsWeProposeIt() {
        var protocols = mock(Protocols.class);
        when(protocols.value(any())).thenAnswer(asked -> ((Parameter<?>) asked.getArgument(0)).standard());
        var rules = new ReportRules();
        writings = new Writings(rules, new UnclearReports(rules), new Diagnoses(protocols, rules), protocols);
    }

    @Test
    @Verifies("B.risk.inap.1#1")
    void aProblemByItsCodeAndByItsName() {
        assertThat(kinds(Written.problem(ANN, "C50.911", "Lump", "active", NOW)))
                .containsExactly(Kind.DIAGNOSIS);
        assertThat(kinds(Written.problem(ANN, "", "Malignant neoplasm of breast", "active", NOW)))
                .containsExactly(Kind.DIAGNOSIS);
        assertThat(kinds(Written.problem(ANN, "J06.9", "Common cold", "active", NOW)))
                .isEmpty();
    }

    @Test
    @Verifies("B.risk.inap.1#1")
    void aNoteAndALetterByWhatTheyAreAbout() {
        for (var category : List.of(Category.NOTE, Category.DOCUMENT)) {
            assertThat(kinds(document(category, CODED, "Seen today."))).containsExactly(Kind.DIAGNOSIS);
            assertThat(kinds(document(category, PLAIN, "Seen today."))).isEmpty();
        }
    }

    @Test
    @Verifies("B.risk.inap.1#1")
    void aNoteAndALetterByTheirWords() {
        for (var category : List.of(Category.NOTE, Category.DOCUMENT)) {
            assertThat(kinds(document(category, PLAIN, "Newly diagnosed adenocarcinoma of the colon.")))
                    .isNotEmpty();
            assertThat(kinds(document(category, PLAIN, "History of breast cancer. Sore throat.")))
                    .isEmpty();
        }
    }

    @Test
    @Verifies("B.risk.inap.1#1")
    void aReportByTheCodeOfItsConclusion() {
        assertThat(kinds(report(CODED))).containsExactly(Kind.DIAGNOSIS);
        assertThat(kinds(report(PLAIN))).isEmpty();
    }

    private List<Kind> kinds(Arrival arrival) {
        return writings.reasons(arrival).stream().map(Reason::kind).toList();
    }

    private static Arrival document(Category category, String about, String text) {
        var body = """
                {"resourceType":"DocumentReference","context":{"event":[%s]},\
                "content":[{"attachment":{"contentType":"text/plain","data":"%s"}}]}""".formatted(about, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        return Written.of(ANN, "DocumentReference", category, List.of(), Gist.titled("Letter"), "current", body, NOW);
    }

    private static Arrival report(String concluded) {
        var body = "{\"resourceType\":\"DiagnosticReport\",\"conclusion\":\"As coded.\",\"conclusionCode\":[%s]}"
                .formatted(concluded);
        return Written.of(
                ANN, "DiagnosticReport", Category.PATHOLOGY, List.of(), Gist.titled("Biopsy"), "final", body, NOW);
    }
}
