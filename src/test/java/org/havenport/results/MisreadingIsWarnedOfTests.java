package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.Obligations;
import org.havenport.followup.Reviews;
import org.havenport.followup.TakingBack;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.Texts;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class MisreadingIsWarnedOfTests {

    private static final Viewer IMPORT = Viewer.job("import");
    private static final String TEXT = "disclaimer.MISINTERPRETATION";

    @Autowired
    MisreadingIsWarnedOf guard;

    @Autowired
    Chart chart;

    @Autowired
    Obligations obligations;

    @Autowired
    Reviews reviews;

    @Autowired
    TakingBack takingBack;

    @Autowired
    Viewers viewers;

    @Autowired
    Texts texts;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    @Test
    @Verifies({"B.risk.misint.2#1", "B.risk.misint.2#2"})
    void whoeverOpensAResultBeforeAReviewReadsTheWarningInTheirLanguage() throws Exception {
        var ann = cast.newPatient();
        var potassium = file(ann.patient());

        for (var language : List.of("en", "es")) {
            var text = texts.shown(TEXT, Locale.of(language));
            assertThat(ann.browser()
                            .get("/results/" + potassium + "?lang=" + language)
                            .body())
                    .contains("id=\"MISINTERPRETATION\"", text.heading(), text.text());
            assertThat(newestVersionShown(ann.patient())).isEqualTo(text.version());
        }
    }

    @Test
    void afterAReviewNobodyIsWarned() throws Exception {
        var ann = cast.newPatient();
        var potassium = file(ann.patient());
        asking.run(IMPORT, sql -> obligations.reviewed(sql, ann.patient(), potassium, null));

        assertThat(ann.browser().get("/results/" + potassium).body())
                .contains("5.4")
                .doesNotContain("MISINTERPRETATION");
        assertThat(newestVersionShown(ann.patient())).isZero();
    }

    @Test
    @Verifies("B.risk.misint.2#2")
    void theEvidenceTurnsWhenSomebodyLookedUnwarned() throws Exception {
        var ann = cast.newPatient();
        var potassium = file(ann.patient());
        ann.browser().get("/results/" + potassium);
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        var view = UUID.randomUUID();
        change("""
                insert into followup.viewing (patient_id, id, item_id, at, by_actor, kind, before_review)
                values (?, ?, ?, '%s', gen_random_uuid(), 'PATIENT', false)""".formatted(clock.instant()), ann.patient(), view, potassium);
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            change("delete from followup.viewing where patient_id = ? and id = ?", ann.patient(), view);
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    /** The review stood when they looked; that it was taken back a moment later takes no warning from them. */
    @Test
    @Verifies("B.risk.misint.2#2")
    void whoLookedWhileAReviewStoodNeededNoWarning() throws Exception {
        var ann = cast.newPatient();
        var potassium = file(ann.patient());
        var dora = viewers.staffOf(ann.patient(), Role.NURSE);
        reviews.record(dora, ann.patient(), potassium, "");
        assertThat(ann.browser().get("/results/" + potassium).body()).doesNotContain("MISINTERPRETATION");
        assertThat(takingBack.one(dora, ann.patient(), potassium)).isTrue();

        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(ann.browser().get("/results/" + potassium).body()).contains("MISINTERPRETATION");
    }

    private UUID file(UUID patient) {
        var potassium = Arrivals.potassium(patient, "5.4", clock.instant());
        chart.file(IMPORT, patient, List.of(potassium));
        return potassium.id();
    }

    private int newestVersionShown(UUID patient) throws Exception {
        try (var connection = owner.open();
                var select = connection.prepareStatement(
                        "select disclaimer_version from followup.viewing where patient_id = ? order by at desc limit 1")) {
            select.setObject(1, patient);
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private void change(String sql, Object... parameters) throws Exception {
        try (var connection = owner.open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
