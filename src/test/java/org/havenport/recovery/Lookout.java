package org.havenport.recovery;

import org.springframework.stereotype.Component;

/** Looks at what was asked for at once, so that a journey need not wait for the next round. */
@Component
public class Lookout {

    private final RecoveryRounds rounds;

    Lookout(RecoveryRounds rounds) {
        this.rounds = rounds;
    }

    public void look() {
        rounds.look();
    }
}
