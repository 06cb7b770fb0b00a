package org.havenport.notices;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends what is due to somebody at once, so that a journey need not wait for the next round. */
@Component
public class Mailbag {

    private final Outbox outbox;
    private final SendingRounds rounds;

    Mailbag(Outbox outbox, SendingRounds rounds) {
        this.outbox = outbox;
        this.rounds = rounds;
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
    }

    /** The digits of the last code that was mailed to an address. */
    public static String codeTo(String mail) {
        return Reached.codeTo(mail);
    }
}
