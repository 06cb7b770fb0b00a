package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Somebody with the rights of staff and a way to the database would like it to have been earlier. */
@PortalTest
class NothingIsDatedBackTests {

    private static final String EARLIER = "viewer.at() - interval '3 hours'";

    @Autowired
    Chart chart;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID patient;
    private UUID open;
    private UUID waits;
    private Viewer.Staff nurse;
    private Viewer.Staff director;

    @BeforeEach
    void resultsAreThere() {
        ann = viewers.patient();
        patient = ann.patient();
        nurse = viewers.staffOf(patient, Role.NURSE);
        director = viewers.staffOf(patient, Role.MEDICAL_DIRECTOR, Role.ADMINISTRATOR);
        open = file("4.4");
        waits = file("6.9");
    }

    private UUID file(String value) {
        var result = Arrivals.potassium(patient, value, clock.instant());
        chart.file(Viewer.job("import"), patient, List.of(result));
        return result.id();
    }

    @Test
    @Verifies("B.risk.doc.3#1")
    void aContactAReviewAndTheEndOfACallAreOfTheirOwnTime() {
        var contact = """
                insert into followup.contact (patient_id, id, item_id, at, by_actor, medium, outcome, identifiers)
                values ('%s', gen_random_uuid(), '%s', %s, viewer.actor(), 'PHONE', 'NO_ANSWER', '{}')
                """;
        refused(nurse, contact.formatted(patient, open, EARLIER));
        done(nurse, contact.formatted(patient, open, "viewer.at()"));
        refused(nurse, """
                        insert into followup.review (patient_id, item_id, at, by_actor)
                        values ('%s', '%s', %s, viewer.actor())
                        """.formatted(patient, open, EARLIER));
        var gate = "update release.gate set contacted_at = %s, opened_at = %s, opened_because = 'CONTACT_RECORDED'"
                + " where patient_id = '%s' and item_id = '%s'";
        refused(nurse, gate.formatted(EARLIER, EARLIER, patient, waits));
        refused(
                nurse,
                "update release.gate set call_by = call_by + interval '1 day' where patient_id = '%s' and item_id = '%s'"
                        .formatted(patient, waits));
        wouldBeDone(nurse, gate.formatted("viewer.at()", "viewer.at()", patient, waits));
    }

    @Test
    @Verifies("B.risk.doc.3#1")
    void aLookAndAConfirmationAreOfTheirOwnTime() {
        var looked = """
                insert into followup.viewing (patient_id, id, item_id, at, by_actor, kind, before_review,
                    disclaimer_version)
                values ('%s', gen_random_uuid(), '%s', %s, viewer.actor(), 'PATIENT', true, 1)
                """;
        refused(ann, looked.formatted(patient, open, EARLIER));
        done(ann, looked.formatted(patient, open, "viewer.at()"));
        var confirmed = """
                insert into followup.confirmation (patient_id, item_id, at, by_actor)
                values ('%s', '%s', %s, viewer.actor())
                """;
        refused(ann, confirmed.formatted(patient, open, EARLIER));
        done(ann, confirmed.formatted(patient, open, "viewer.at()"));
    }

    @Test
    @Verifies("B.risk.doc.3#1")
    void whoseWorkItWasAndWhoCoveredAnHourIsNotEnteredAfterwards() {
        refused(
                nurse,
                "update worklist.work set owner = viewer.actor(), owned_at = %s, claimed_at = %s where patient_id = '%s'"
                        .formatted(EARLIER, EARLIER, patient));
        refused(nurse, """
                        insert into worklist.step (patient_id, work_id, id, at, what, level, by_actor)
                        select patient_id, id, gen_random_uuid(), %s, 'TRIED', 0, viewer.actor()
                        from worklist.work where patient_id = '%s'
                        """.formatted(EARLIER, patient));
        var cover = """
                insert into worklist.cover (id, clinician, day, from_time, to_time, first, second, since, named_by)
                values (gen_random_uuid(), gen_random_uuid(), 1, '08:00', '17:00', gen_random_uuid(), gen_random_uuid(),
                    %s, viewer.actor())
                """;
        refused(director, cover.formatted(EARLIER));
        done(director, cover.formatted("viewer.at()"));
        refused(director, "update worklist.cover set ended_at = %s where ended_at is null".formatted(EARLIER));
        refused(director, """
                        insert into worklist.shift (id, starts_at, ends_at, first, named_at, named_by)
                        values (gen_random_uuid(), %1$s, viewer.at(), gen_random_uuid(), %1$s, viewer.actor())
                        """.formatted(EARLIER));
        refused(director, """
                        insert into worklist.absence (id, account, starts_at, ends_at, alternate, entered_at, entered_by)
                        values (gen_random_uuid(), viewer.actor(), %1$s, viewer.at(), gen_random_uuid(), %1$s, viewer.actor())
                        """.formatted(EARLIER));
    }

    private void refused(Viewer viewer, String statement) {
        assertThatThrownBy(() -> asking.run(viewer, sql -> sql.of(statement).update()))
                .as(statement)
                .isInstanceOf(DataAccessException.class);
    }

    /** And is not, lest a gate be left open by a conversation that nobody recorded. */
    private void wouldBeDone(Viewer viewer, String statement) {
        assertThatThrownBy(() -> asking.run(viewer, sql -> {
                    assertThat((int) sql.of(statement).update()).isEqualTo(1);
                    throw new UnsupportedOperationException("undone");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private void done(Viewer viewer, String statement) {
        assertThat((int) asking.as(viewer, sql -> sql.of(statement).update())).isEqualTo(1);
    }
}
