package org.havenport.worklist;

import org.springframework.stereotype.Component;

/** Lets the rounds of work go once, so that a journey need not wait for the next. */
@Component
public class Bell {

    private final WorkRounds rounds;

    Bell(WorkRounds rounds) {
        this.rounds = rounds;
    }

    /** Everything that may have to move is looked at. */
    public void rings() {
        rounds.walk();
    }
}
