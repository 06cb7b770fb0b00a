package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.ContactIncomplete;
import org.havenport.followup.ContactRecord;
import org.havenport.followup.Missing;
import org.havenport.followup.Obligation;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;

@PortalTest
class ContactGateTests extends ACriticalPanel {

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

        assertThat(gate.waiting(hugo).shown()).isEmpty();
        assertThat(gate.recordContact(hugo, spoke(), since())).isFalse();
        assertThat(gate.take(hugo, record, report)).isFalse();
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
}
