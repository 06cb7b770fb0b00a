package org.havenport.notices;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Sends what is due to somebody at once, so that a journey need not wait for the next round. */
@Component
public class Mailbag {

    private final Outbox outbox;
    private final SendingRounds rounds;

    private final Asking asking;

    Mailbag(Outbox outbox, SendingRounds rounds, Asking asking) {
        this.outbox = outbox;
        this.rounds = rounds;
        this.asking = asking;
    }

    /** Everything that is due to a patient leaves. */
    public void empty(UUID patient) {
        empty(Whose.patient(patient));
    }

    /** Everything that is due to somebody who works here leaves. */
    public void emptyOf(UUID account) {
        empty(Whose.account(account));
    }

    private void empty(Whose whose) {
        outbox.plan(whose);
        rounds.carry(Channel.EMAIL);
        rounds.carry(Channel.TEXT);
        // A round of the program may have taken it a moment before, and be about to hand it over.
        for (int looked = 0; looked < 200 && isOnItsWay(whose); looked++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean isOnItsWay(Whose whose) {
        return asking.as(
                Viewer.job("test"),
                sql -> whose.of(sql, """
                        select exists (select 1 from notices.delivery
                        where patient_id = :whose and state = 'QUEUED' and lease is not null)
                        """).query(Boolean.class).single());
    }

    /** The digits of the last code that was mailed to an address. */
    public static String codeTo(String mail) {
        return Reached.codeTo(mail);
    }
}
