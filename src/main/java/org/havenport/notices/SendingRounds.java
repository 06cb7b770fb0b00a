package org.havenport.notices;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due, on every node: a patient is planned for and a message is taken by one of them at a time. Where a
 * carrier is away, the rest of its messages waits for the next round.
 */
@Component
class SendingRounds {

    private static final Logger log = LoggerFactory.getLogger(SendingRounds.class);
    private static final int PATIENTS_A_ROUND = 200;
    private static final int MESSAGES_A_ROUND = 500;

    private final Outbox outbox;
    private final Carriers carriers;
    private final SecurityReminders reminders;
    private final NoMessageWaitsUnnoticed waits;
    private final Clock clock;

    SendingRounds(
            Outbox outbox, Carriers carriers, SecurityReminders reminders, NoMessageWaitsUnnoticed waits, Clock clock) {
        this.reminders = reminders;
        this.waits = waits;
        this.clock = clock;
        this.outbox = outbox;
        this.carriers = carriers;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void planning() {
        calmly(this::plan);
    }

    @Scheduled(initialDelayString = "PT6S", fixedDelayString = "PT5S")
    void mail() {
        calmly(() -> carry(Channel.EMAIL));
    }

    @Scheduled(initialDelayString = "PT7S", fixedDelayString = "PT5S")
    void texts() {
        calmly(() -> carry(Channel.TEXT));
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT10M")
    void reminders() {
        if (reminders.mayGo(clock.instant())) {
            calmly(() -> reminders.remind(PATIENTS_A_ROUND));
        }
    }

    /** Turns what is due into messages. */
    void plan() {
        waits.look();
        outbox.due(PATIENTS_A_ROUND).forEach(outbox::plan);
    }

    /** Hands over what is due of a channel. */
    void carry(Channel channel) {
        carriers.of(channel).ifPresent(this::carry);
    }

    /** As {@link #carry(Channel)}, by this carrier; says how many were tried. */
    int carry(Carrier carrier) {
        for (int tried = 0; tried < MESSAGES_A_ROUND; tried++) {
            var taken = outbox.take(carrier.channel()).orElse(null);
            if (taken == null) {
                return tried;
            }
            var outcome = carrier.carry(taken.letter());
            outbox.ended(taken, outcome);
            if (outcome instanceof Outcome.NoCarrier no) {
                log.warn("Messages by {} wait: {}", carrier.channel(), no.why());
                return tried + 1;
            }
        }
        return MESSAGES_A_ROUND;
    }

    private static void calmly(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            log.warn("A round of notices ended early: {}", e.getClass().getSimpleName());
        }
    }
}
