package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.ContactIncomplete;
import org.havenport.followup.ContactRecord;
import org.havenport.followup.Contacts;
import org.havenport.followup.Missing;
import org.havenport.followup.Obligation;
import org.havenport.followup.Obligations;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ContactGateTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    CriticalResultsWaitForContact guard;

    @Autowired
    Contacts contacts;

    @Autowired
    Obligations obligations;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private Viewer.Staff dora;
    private UUID record;
    private UUID report;
    private Instant now;

    @BeforeEach
    void aCriticalPanelArrives() {
        ann = viewers.patient();
        dora = viewers.staff(Role.NURSE);
        record = ann.patient();
        now = clock.instant();
        var panel = Arrivals.panel(record, "6.2", now);
        report = panel.getFirst().group();
        chart.file(IMPORT, record, panel);
    }

    @Test
    @Verifies({"A3.2#2", "A3.2#3", "A3.2#4"})
    void aCriticalResultIsNotShownBeforeAContactIsRecorded() {
        assertThat(seenByAnn()).isEmpty();
        assertThat(obligations.unconfirmed(ann, record)).isEmpty();
        assertThat(gate.placeholders(ann, record))
                .singleElement()
                .satisfies(p -> assertThat(p.callBy())
                        .as("no time is promised while nobody by name has taken the call on")
                        .isNull());
    }

    @Test
    void theWholeReportWaitsWithItsCriticalMember() {
        assertThat(chart.items(dora, ItemQuery.of(record), "test")).hasSize(3);
        assertThat(seenByAnn()).isEmpty();
    }

    @Test
    @Verifies("A3.2#4")
    void whoTakesTheCallOnIsNamedWithATime() {
        gate.take(dora, record, report);

        assertThat(gate.placeholders(ann, record)).singleElement().satisfies(p -> {
            assertThat(p.holder()).isEqualTo(dora.actor());
            assertThat(p.callBy()).isBetween(now.plus(Duration.ofMinutes(59)), now.plus(Duration.ofMinutes(61)));
        });
    }

    @Test
    @Verifies("A3.2#5")
    void theValueOpensTheMomentAConversationIsRecorded() {
        gate.recordContact(dora, spoke(), since());

        assertThat(seenByAnn()).hasSize(3);
        assertThat(gate.placeholders(ann, record)).isEmpty();
        assertThat(gate.waiting(dora, record, report)).isEmpty();
        assertThat(obligations.of(ann, record, report).orElseThrow().because())
                .isEqualTo(Obligation.Because.CONTACT_RECORDED);
    }

    @Test
    void aVoicemailOpensNothingAndKeepsTheResultWaiting() {
        gate.recordContact(dora, tried(ContactRecord.ContactOutcome.VOICEMAIL), since());

        assertThat(seenByAnn()).isEmpty();
        assertThat(gate.waiting(dora, record, report)).isPresent();
    }

    @Test
    @Verifies("A3.1#3")
    void aConversationWithoutTwoIdentifiersIsRefusedAndNothingOpens() {
        var thin = new ContactRecord(
                record,
                report,
                ContactRecord.Medium.PHONE,
                ContactRecord.ContactOutcome.SPOKE,
                Set.of(ContactRecord.Identifier.BIRTH_DATE),
                true,
                "");

        assertThatThrownBy(() -> gate.recordContact(dora, thin, since()))
                .isInstanceOfSatisfying(
                        ContactIncomplete.class,
                        e -> assertThat(e.missing()).containsExactlyInAnyOrder(Missing.TWO_IDENTIFIERS, Missing.TOLD));
        assertThat(seenByAnn()).isEmpty();
    }

    @Test
    @Verifies({"C1#1", "C1#2"})
    void thePatientMayAskToSeeItNowAndIsCalledSooner() {
        assertThat(gate.showNow(ann, record, report)).isTrue();

        assertThat(seenByAnn()).hasSize(3);
        assertThat(gate.waiting(dora, record, report).orElseThrow()).satisfies(waiting -> {
            assertThat(waiting.openedByPatient()).isNotNull();
            assertThat(waiting.callBy()).isBefore(now.plus(Duration.ofMinutes(16)));
        });
    }

    @Test
    void itRefusesAnotherPatient() {
        var cara = viewers.patient();

        assertThat(gate.showNow(cara, record, report)).isFalse();
        assertThat(gate.showNow(cara, cara.patient(), report)).isFalse();
        assertThat(gate.placeholders(cara, record)).isEmpty();
        assertThat(seenByAnn()).isEmpty();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var hugo = viewers.staff();

        assertThat(gate.waiting(hugo)).isEmpty();
        assertThat(gate.recordContact(hugo, spoke(), since())).isFalse();
        assertThat(gate.take(hugo, record, report)).isFalse();
        assertThat(seenByAnn()).isEmpty();
    }

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
    void historyRingsNoPhones() {
        var cara = viewers.patient();
        Arrival old = Arrivals.potassium(
                cara.patient(), UUID.randomUUID(), null, "6.9", now.minus(Duration.ofDays(400)), true);
        chart.file(IMPORT, cara.patient(), List.of(old));

        assertThat(chart.items(cara, ItemQuery.of(cara.patient()), "test")).hasSize(1);
        assertThat(gate.placeholders(cara, cara.patient())).isEmpty();
        assertThat(obligations.unconfirmed(cara, cara.patient())).isEmpty();
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

    private Instant since() {
        return gate.waiting(dora, record, report).orElseThrow().since();
    }

    private List<?> seenByAnn() {
        return chart.items(ann, ItemQuery.of(record).in(Category.LABORATORY), "test");
    }

    private ContactRecord spoke() {
        return new ContactRecord(
                record,
                report,
                ContactRecord.Medium.PHONE,
                ContactRecord.ContactOutcome.SPOKE,
                Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                true,
                "Stop lisinopril, come in today");
    }

    private ContactRecord tried(ContactRecord.ContactOutcome outcome) {
        return new ContactRecord(record, report, ContactRecord.Medium.PHONE, outcome, Set.of(), null, "");
    }
}
