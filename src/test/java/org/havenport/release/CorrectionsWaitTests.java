package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.Obligation;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.Test;

@PortalTest
class CorrectionsWaitTests extends ACriticalPanel {

    @Test
    void aCorrectionOfAWaitingReportWaitsWithIt() {
        var correction = Arrivals.potassium(record, UUID.randomUUID(), report, "4.4", now, false);
        chart.file(IMPORT, record, List.of(correction));

        assertThat(seenByAnn()).isEmpty();
    }

    @Test
    void aCorrectionMovesNeitherTheClockNorWhoCalls() {
        gate.take(dora, record, report);
        var before = gate.waiting(dora, record, report).orElseThrow();
        clock.advance(Duration.ofMinutes(5));
        try {
            chart.file(
                    IMPORT,
                    record,
                    List.of(Arrivals.potassium(record, UUID.randomUUID(), report, "6.4", clock.instant(), false)));
        } finally {
            clock.back();
        }

        var after = gate.waiting(dora, record, report).orElseThrow();
        assertThat(after.callBy()).isEqualTo(before.callBy());
        assertThat(after.holder()).isEqualTo(dora.actor());
    }

    @Test
    void aCorrectionAfterTheCallNeedsANewCall() {
        gate.recordContact(dora, spoke(), since());
        chart.file(
                IMPORT,
                record,
                List.of(Arrivals.potassium(record, UUID.randomUUID(), report, "6.9", clock.instant(), false)));

        assertThat(gate.waiting(dora, record, report).orElseThrow().holder()).isNull();
        assertThat(seenByAnn()).isEmpty();
    }

    @Test
    @Verifies("A3.2#2")
    void aCorrectionThatMovesAValueToAReportTakesTheWaitAlong() {
        var alone = Arrivals.potassium(record, "6.4", now);
        chart.file(IMPORT, record, List.of(alone));
        var panel = new ArrayList<>(Arrivals.panel(record, "4.1", now));
        var other = panel.getFirst().group();
        panel.set(0, Arrivals.potassium(record, alone.id(), other, "4.4", now, false));
        chart.file(IMPORT, record, panel);

        assertThat(seenByAnn()).isEmpty();
        assertThat(gate.placeholder(ann, record, other)).isPresent();
        assertThat(gate.waiting(dora, record, other)).isPresent();
        assertThat(guard.evidence().state()).isNotEqualTo(State.BROKEN);
    }

    @Test
    @Verifies("A3.2#2")
    void aCorrectionThatTakesAValueOutOfAReportTakesTheWaitAlong() {
        var other = viewers.patient();
        var panel = Arrivals.panel(other.patient(), "6.2", now);
        var id = panel.getFirst().id();
        chart.file(IMPORT, other.patient(), panel);
        chart.file(IMPORT, other.patient(), List.of(Arrivals.potassium(other.patient(), id, null, "4.4", now, false)));

        assertThat(chart.items(other, ItemQuery.of(other.patient()), "test")).isEmpty();
        assertThat(gate.placeholder(other, other.patient(), id)).isPresent();
    }

    @Test
    @Verifies("A3.2#2")
    void whatWasTakenBackWhileItWaitedStillWaitsWhenItComesAgain() {
        var alone = Arrivals.potassium(record, "6.4", now);
        chart.file(IMPORT, record, List.of(alone));
        chart.file(IMPORT, record, List.of(Arrivals.takenBack(alone)));
        chart.file(IMPORT, record, List.of(Arrivals.potassium(record, alone.id(), null, "4.4", now, false)));

        assertThat(seenByAnn()).isEmpty();
        assertThat(guard.evidence().state()).isNotEqualTo(State.BROKEN);
    }

    @Test
    @Verifies("A3.2#2")
    void aCallAboutAnOldValueOpensNoNewerOne() {
        var before = since();
        clock.advance(Duration.ofMinutes(2));
        try {
            chart.file(
                    IMPORT,
                    record,
                    List.of(Arrivals.potassium(record, UUID.randomUUID(), report, "7.1", clock.instant(), false)));

            assertThatThrownBy(() -> gate.recordContact(dora, spoke(), before)).isInstanceOf(NewerValue.class);
            assertThatThrownBy(() -> gate.recordContact(dora, spoke(), null)).isInstanceOf(NewerValue.class);
            assertThat(seenByAnn()).isEmpty();
            assertThat(contacts.about(dora, record, report)).isEmpty();

            gate.recordContact(dora, spoke(), since());
            assertThat(seenByAnn()).hasSize(4);
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("B.risk.misint.2#1")
    void aCorrectedResultIsNeitherReviewedNorConfirmedWhenItOpensAgain() {
        gate.recordContact(dora, spoke(), since());
        obligations.confirm(ann, record, report);
        clock.advance(Duration.ofMinutes(2));
        try {
            chart.file(
                    IMPORT,
                    record,
                    List.of(Arrivals.potassium(record, UUID.randomUUID(), report, "6.9", clock.instant(), false)));
            assertThat(obligations.of(ann, record, report)).isEmpty();
            assertThat(gate.showNow(ann, record, report)).isTrue();

            assertThat(obligations.of(ann, record, report).orElseThrow()).satisfies(o -> {
                assertThat(o.because()).isEqualTo(Obligation.Because.PATIENT_REQUEST);
                assertThat(o.reviewed()).isNull();
                assertThat(o.confirmed()).isNull();
            });
        } finally {
            clock.back();
        }
    }
}
