package org.havenport.access;

import java.util.Optional;
import java.util.UUID;
import org.havenport.access.ComesFirst.Owed;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Keeps with every session what its person is to do first (decision record 20). */
@Component
public class Gate {

    private final Asking asking;
    private final Sessions sessions;
    private final WhatComesFirst first;

    Gate(Asking asking, Sessions sessions, WhatComesFirst first) {
        this.asking = asking;
        this.sessions = sessions;
        this.first = first;
    }

    /**
     * Something was done, or is to be done anew: the rooms are asked again when the open transaction has committed, and
     * every session of the account stands as they say.
     *
     * @param sql of the transaction in which it was done
     */
    public void askAgain(Sql sql, UUID account) {
        if (sql.isOfTheDoor()) {
            asked(sql, account);
        } else {
            Asking.afterCommit(() -> askedNow(account));
        }
    }

    /** Asks the rooms now; whoever would be refused is asked for, lest they stand outside for something they have done. */
    Optional<Owed> askedNow(UUID account) {
        return asking.atTheDoor(sql -> asked(sql, account));
    }

    private Optional<Owed> asked(Sql sql, UUID account) {
        var owed = first.of(sql, account);
        sessions.stand(sql, account, owed.orElse(null));
        return owed;
    }
}
