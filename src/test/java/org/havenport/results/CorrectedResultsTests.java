package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.followup.Obligations;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A result that its laboratory sent again with another value, as the patient meets it. */
@PortalTest
class CorrectedResultsTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    Asking asking;

    @Autowired
    Obligations obligations;

    @Autowired
    MisreadingIsWarnedOf misreading;

    @Autowired
    Cast cast;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private Browser browser;
    private Instant now;

    @BeforeEach
    void ann() {
        ann = cast.newPatient();
        browser = ann.browser();
        now = clock.instant();
    }

    @Test
    @Verifies("B.risk.misint.2#1")
    void aCorrectedResultIsWarnedOfAgainThoughTheOldOneWasReviewed() {
        var values = Arrivals.panel(ann.patient(), "5.4", now);
        chart.file(IMPORT, ann.patient(), values);
        var report = values.getFirst().group();
        asking.run(IMPORT, sql -> obligations.reviewed(sql, ann.patient(), report, null));
        assertThat(browser.get("/results/" + report).body()).contains("5.4").doesNotContain("MISINTERPRETATION");
        clock.advance(Duration.ofMinutes(1));
        try {
            var grave = Arrivals.potassium(ann.patient(), UUID.randomUUID(), report, "6.91", clock.instant(), false);
            chart.file(IMPORT, ann.patient(), List.of(grave));
            assertThat(browser.get("/results/" + report).body()).doesNotContain("6.91");
            browser.post("/results/" + report + "/show");

            assertThat(browser.get("/results/" + report).body()).contains("6.91", "id=\"MISINTERPRETATION\"");
            boolean warned = asking.as(
                    IMPORT,
                    sql -> sql.of("""
                            select before_review from followup.viewing
                            where patient_id = :p order by at desc limit 1
                            """)
                            .param("p", ann.patient())
                            .query(Boolean.class)
                            .single());
            assertThat(warned).isTrue();
            assertThat(misreading.evidence().state()).isEqualTo(State.HOLDS);
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("B.risk.misint.1#11")
    void aCorrectionSaysWhatWasReadBeforeAndIsOpenedAnew() {
        var first = Arrivals.potassium(ann.patient(), "4.4", now);
        chart.file(IMPORT, ann.patient(), List.of(first));
        var page = "/results/" + first.id();
        assertThat(browser.get(page).body()).contains("4.4").doesNotContain("was 4.4");
        browser.post(page + "/seen");
        asking.run(IMPORT, sql -> obligations.reviewed(sql, ann.patient(), first.id(), null));
        clock.advance(Duration.ofMinutes(1));
        try {
            var corrected = Arrivals.corrected(Arrivals.potassium(ann.patient(), first.id(), null, "4.9", now, false));
            chart.file(IMPORT, ann.patient(), List.of(corrected));

            assertThat(browser.get(page).body())
                    .contains("The laboratory corrected this result", "Potassium was 4.4 mmol/L until", "4.9")
                    .contains("I have seen this", "id=\"MISINTERPRETATION\"");
            assertThat(versions(first.id())).isOne();
            assertThat(browser.get(page + "?lang=es").body()).contains("Potassium era 4.4 mmol/L hasta");
            assertThat(browser.get("/home?lang=en").body()).contains("Read your new result, and tell us that you have");
            assertThat(cast.cara().browser().get(page).status()).isEqualTo(404);
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("B.risk.misint.1#11")
    void whatWasNeverOpenIsNotToldAfterACorrection() {
        var first = Arrivals.potassium(ann.patient(), "6.91", now);
        chart.file(IMPORT, ann.patient(), List.of(first));
        var corrected = Arrivals.corrected(Arrivals.potassium(ann.patient(), first.id(), null, "4.9", now, false));
        chart.file(IMPORT, ann.patient(), List.of(corrected));
        browser.get("/results/" + first.id());
        browser.post("/results/" + first.id() + "/show");

        assertThat(browser.get("/results/" + first.id()).body()).contains("4.9").doesNotContain("6.91");
        assertThat(versions(first.id())).as("rows past every door").isZero();
    }

    /** How many versions of it the patient reads in the database. */
    private long versions(UUID item) {
        var viewer = new Viewer.Patient(UUID.randomUUID(), ann.account(), ann.patient(), "");
        viewers.session(viewer, ann.patient());
        return asking.as(
                viewer,
                sql -> sql.of("select count(*) from chart.item_version where patient_id = :patient and id = :item")
                        .param("patient", ann.patient())
                        .param("item", item)
                        .query(Long.class)
                        .single());
    }
}
