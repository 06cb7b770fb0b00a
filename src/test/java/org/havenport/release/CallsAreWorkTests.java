package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.worklist.Hands;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CallsAreWorkTests extends ACriticalPanel {

    @Autowired
    Asking asking;

    @Autowired
    ReleaseOnFiling filing;

    @Autowired
    Hands hands;

    private record Standing(
            Instant due, Instant goesOn, @Nullable UUID owner) {}

    private Optional<Standing> work() {
        return asking.as(
                IMPORT,
                sql -> sql.of("""
                        select due_at, escalates_at, owner from worklist.work where patient_id = :patient
                          and subject = :item and kind = 'release.critical-call' and closed_at is null
                        """)
                        .param("patient", record)
                        .param("item", report)
                        .query((row, _) -> new Standing(
                                row.getTimestamp(1).toInstant(),
                                row.getTimestamp(2).toInstant(),
                                row.getObject(3, UUID.class)))
                        .optional());
    }

    @Test
    @Verifies("A3.2#6")
    void aCriticalResultMakesWorkInTheTransactionThatFilesIt() {
        var gate = this.gate.waiting(dora, record, report).orElseThrow();

        assertThat(work().orElseThrow().due()).isEqualTo(gate.callBy());
        assertThat(work().orElseThrow().goesOn())
                .as("nobody took it in a quarter of an hour")
                .isEqualTo(gate.since().plus(Duration.ofMinutes(15)));
    }

    @Test
    void whoTakesTheCallHasTheWorkAndAConversationEndsIt() {
        gate.take(dora, record, report);
        assertThat(work().orElseThrow().owner()).isEqualTo(dora.actor());

        gate.recordContact(dora, spoke(), since());
        assertThat(work()).isEmpty();
    }

    @Test
    @Verifies("A3.2#4")
    void nobodyIsPromisedWhoHasTheCallNoLonger() {
        var work = asking.as(
                IMPORT,
                sql -> sql.of("select id from worklist.work where patient_id = :patient")
                        .param("patient", record)
                        .query(UUID.class)
                        .single());
        hands.take(dora, record, work);
        assertThat(gate.placeholders(ann, record))
                .singleElement()
                .satisfies(it -> assertThat(it.holder()).isEqualTo(dora.actor()));

        hands.passUp(dora, record, work);
        assertThat(gate.placeholders(ann, record))
                .singleElement()
                .satisfies(it -> assertThat(it.callBy()).isNull());
    }

    @Test
    void aVoicemailLeavesItOpenAndGivesAnotherStep() {
        clock.advance(Duration.ofMinutes(8));
        gate.recordContact(dora, tried(ContactOutcome.VOICEMAIL), since());
        clock.back();

        assertThat(work().orElseThrow().goesOn()).isAfter(now.plus(Duration.ofMinutes(22)));
    }

    @Test
    @Verifies("C1#2")
    void whoAsksToSeeItNowBringsTheCallForward() {
        gate.showNow(ann, record, report);

        assertThat(work().orElseThrow().due()).isBefore(now.plus(Duration.ofMinutes(16)));
    }

    @Test
    void whatWasNeverTheirsIsNobodysWork() {
        asking.run(IMPORT, sql -> filing.retracted(sql, record, Set.of(report)));

        assertThat(work()).isEmpty();
    }
}
