package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import org.havenport.chart.Holds;
import org.havenport.chart.ReleaseState;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HoldsEndByThemselvesTests extends ACriticalPanel {

    @Autowired
    HoldsEndByThemselves ends;

    @Autowired
    ItemHolds holds;

    @Autowired
    Holds hidden;

    @Autowired
    BusinessHours hours;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Asking asking;

    @AfterEach
    void nowAgain() {
        clock.back();
    }

    private boolean isNotFollowedUp() {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("""
                                select exists (select 1 from release.hold
                                where patient_id = :patient and ended_at is null and expires_at <= viewer.at())
                                """).param("patient", record).query(Boolean.class).single());
    }

    private void hold() {
        var until = LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(5);
        var danger = new NewHold(
                Basis.HARM_171_201_C1,
                Recipient.PATIENT,
                Harm.LIFE_OR_SAFETY,
                "She said what she would do",
                until,
                true);
        holds.place(viewers.staffOf(record, Role.CLINICIAN), record, report, danger);
    }

    @Test
    @Verifies({"B.com.1b#2", "C1#8", "B.fn.s2#2"})
    void aHoldThatIsOverHoldsNothingEvenIfNoJobRan() {
        hold();
        gate.recordContact(dora, spoke(), since());
        assertThat(seenByAnn()).isEmpty();

        clock.advance(Duration.ofDays(6));
        ann = again(ann);

        assertThat(seenByAnn()).as("read without anything having been done").hasSize(3);
        assertThat(holds.acting(ann, record)).isEmpty();
        assertThat(holds.acting(viewers.staffOf(record, Role.NURSE), record, report))
                .as("nor do the pages of staff say that it is held")
                .isEmpty();
        var before = ends.evidence().state();
        // The round of a minute may have come between, and done what is asked of it below.
        if (isNotFollowedUp()) {
            assertThat(before).isEqualTo(State.NEEDS_ATTENTION);
        }
        ends.look();
        assertThat(isNotFollowedUp()).isFalse();
        assertThat(seenByAnn()).hasSize(3);
        assertThat(obligations.of(ann, record, report)).isPresent();
        assertThat(ends.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("B.com.1b#2")
    void whatWaitsForACallAndIsHeldIsCountedAsHeld() {
        assertThat(hidden.hidden(ann, record))
                .extracting(Holds.Hidden::why)
                .containsOnly(ReleaseState.AWAITING_CONTACT);
        hold();
        assertThat(hidden.hidden(ann, record)).extracting(Holds.Hidden::why).containsOnly(ReleaseState.HELD);
        clock.advance(Duration.ofDays(6));
        ann = again(ann);
        assertThat(hidden.hidden(ann, record))
                .extracting(Holds.Hidden::why)
                .containsOnly(ReleaseState.AWAITING_CONTACT);
    }

    @Test
    @Verifies({"B.com.1b#2", "C1#8"})
    void whatStillWaitsForACallWaitsOnWhenItsHoldIsOver() {
        hold();
        clock.advance(Duration.ofDays(6));
        ann = again(ann);
        ends.look();

        assertThat(seenByAnn()).isEmpty();
        assertThat(gate.showNow(ann, record, report)).isTrue();
        assertThat(seenByAnn()).hasSize(3);
    }

    private Viewer.Patient again(Viewer.Patient patient) {
        viewers.signOut(patient);
        viewers.session(patient, patient.patient());
        return patient;
    }

    @Test
    @Verifies("C1#8")
    void itTurnsWhenSomethingIsHeldWithoutAnEnd() throws SQLException {
        owner.run("update chart.item set release_state = 'HELD', held_until = null where patient_id = '%s'"
                .formatted(record));
        try {
            assertThat(ends.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            owner.run("update chart.item set release_state = 'AWAITING_CONTACT' where patient_id = '%s'"
                    .formatted(record));
        }
        assertThat(ends.evidence().state()).isEqualTo(State.HOLDS);
    }
}
