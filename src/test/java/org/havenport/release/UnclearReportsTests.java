package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Filing;
import org.havenport.chart.Gist;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.Consequence;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Reason.Kind;
import org.havenport.release.ReportRules.Report;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report in which nothing is grave and nothing reassures waits for a person. */
@PortalTest
class UnclearReportsTests {

    private static final String UNCLEAR = "Right upper lobe: 3 cm rounded focus, of which we will speak.";

    @Autowired
    UnclearReports unclear;

    @Autowired
    Judge judge;

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    Deciding deciding;

    @Autowired
    BusinessHours hours;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID record;

    @BeforeEach
    void ann() {
        ann = viewers.patient();
        record = ann.patient();
    }

    @Test
    @Verifies("A3.2#8")
    void whatReassuresAboutOnePartReassuresAboutNoOther() {
        for (var said : List.of(
                "Sheets of large cells with prominent nucleoli.",
                "A. Skin, left arm: Benign nevus. No malignancy.\n\nB. Skin, back: Sheets of large cells.",
                "1. Colon polyp: Hyperplastic polyp.\n2. Rectum: Sheets of large cells.",
                "Breast, left, core biopsy: Fibroadenoma.\nBreast, right, core biopsy: Sheets of large cells.",
                "GROSS DESCRIPTION: Normal skin.\nDIAGNOSIS: Sheets of large cells.",
                "CLINICAL HISTORY: Benign mole.\nFINAL DIAGNOSIS: Sheets of large cells.",
                "Not benign.",
                "Benign or not cannot be determined; a benign lesion is possible.",
                "Margins cannot be assessed. Benign nevus.",
                "DIAGNOSIS: Benign nevus.\n\nADDENDUM: Further stains change this.")) {
            assertThat(unclear.reason(Report.PATHOLOGY, said)).as(said).isPresent();
        }
        for (var said : List.of(
                UNCLEAR,
                "Heart: Normal.\nLungs: Rounded density on the left.",
                "IMPRESSION:\n1. No acute disease.\n2. Solid focus in the left kidney, 3 cm.",
                "No acute disease. There is a nodule of 9 mm.",
                "INDICATION: Pain. The whole text stands behind the indication.")) {
            assertThat(unclear.reason(Report.IMAGING, said)).as(said).isPresent();
        }
    }

    @Test
    @Verifies("A3.2#8")
    void whatReassuresAboutEachPartIsHarmless() {
        for (var said : List.of(
                "Skin, left arm, shave biopsy: Benign nevus.",
                "A. Cecum, polyp: Tubular adenoma.\nB. Rectum, biopsy: No dysplasia.",
                "CLINICAL HISTORY: Mass.\nGROSS DESCRIPTION: A firm mass of 2 cm.\nDIAGNOSIS: Lipoma.",
                "Lymph node: Negative for malignancy.")) {
            assertThat(unclear.reason(Report.PATHOLOGY, said)).as(said).isEmpty();
        }
        for (var said : List.of(
                "FINDINGS: The liver has a simple cyst. The aorta is of usual calibre.\nIMPRESSION: No acute disease.",
                "Lungs: Clear.\nPleura: No effusion.\nHeart: Normal size.",
                "Chest radiograph. Lungs are clear. No interval change.",
                "Nodule of the left lung, unchanged since 2015. No acute disease.")) {
            assertThat(unclear.reason(Report.IMAGING, said)).as(said).isEmpty();
        }
    }

    @Test
    @Verifies({"A3.2#8", "A3.2#6", "C1#1"})
    void itWaitsInBusinessTimeForAPersonAndThePatientMaySeeItNow() {
        var report = Written.report(record, Category.IMAGING, UNCLEAR, clock.instant());
        file(report);

        assertThat(seen()).isEmpty();
        var ellis = viewers.staffOf(record, Role.CLINICIAN);
        var waiting = gate.waiting(ellis, record, report.id()).orElseThrow();
        assertThat(waiting.consequence()).isEqualTo(Consequence.SIGNIFICANT);
        assertThat(waiting.callBy()).isEqualTo(hours.clock().due(waiting.since(), 1));
        assertThat(gate.reasons(ellis, record, report.id()))
                .singleElement()
                .satisfies(reason -> assertThat(reason.kind()).isEqualTo(Kind.UNCLEAR))
                .satisfies(reason -> assertThat(reason.facts().getFirst()).contains("rounded focus"));

        assertThat(gate.showNow(ann, record, report.id())).isTrue();
        assertThat(seen()).hasSize(1);
    }

    @Test
    @Verifies("A3.2#8")
    void theMedicalDirectorMayDecideOtherwise() {
        deciding.decide(ReleaseParameters.UNCLEAR_REPORTS_WAIT, false);
        try {
            file(Written.report(record, Category.IMAGING, UNCLEAR, clock.instant()));
            assertThat(seen()).hasSize(1);
        } finally {
            deciding.forget(ReleaseParameters.UNCLEAR_REPORTS_WAIT);
        }
    }

    @Test
    void theLinesOfOneReportAreReadAsOne() {
        var report = UUID.randomUUID();
        var lines = List.of(line("Chest radiograph, two views."), line("No acute disease."));

        assertThat(judged(report, lines)).isEqualTo(Consequence.ROUTINE);
        assertThat(judged(report, lines.subList(0, 1))).isEqualTo(Consequence.SIGNIFICANT);
        assertThat(judge.of(Written.alone(history(lines.getFirst())), () -> null)
                        .consequence())
                .as("history rings no phones")
                .isEqualTo(Consequence.ROUTINE);
        assertThat(judge.of(Written.alone(Written.note(record, UNCLEAR, clock.instant())), () -> null)
                        .consequence())
                .as("a note is no report")
                .isEqualTo(Consequence.ROUTINE);
    }

    private Consequence judged(UUID report, List<Arrival> lines) {
        return judge.of(new Filing.Group(record, report, lines), () -> null).consequence();
    }

    private Arrival line(String said) {
        var body = "{\"resourceType\":\"Observation\",\"valueString\":\"%s\"}".formatted(said);
        return Written.of(
                record,
                "Observation",
                Category.IMAGING,
                List.of(),
                Gist.titled("Chest"),
                "final",
                body,
                clock.instant());
    }

    private static Arrival history(Arrival of) {
        return new Arrival(
                of.patient(),
                of.id(),
                of.type(),
                of.category(),
                of.status(),
                of.effective(),
                null,
                of.issued(),
                of.codes(),
                of.group(),
                of.gist(),
                of.body(),
                of.source(),
                of.labels(),
                true);
    }

    private void file(Arrival arrival) {
        chart.file(Viewer.job("import"), record, List.of(arrival));
    }

    private List<?> seen() {
        return chart.items(ann, ItemQuery.of(record).in(Category.IMAGING), "test");
    }
}
