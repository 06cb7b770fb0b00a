package org.havenport.home;

import org.havenport.viewer.Asking;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Whether the program can do its work now: the database answers. */
@Component
class Readiness {

    private final Asking asking;

    Readiness(Asking asking) {
        this.asking = asking;
    }

    boolean ready() {
        try {
            return asking.atTheDoor(
                            sql -> sql.of("select 1").query(Integer.class).single())
                    == 1;
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }
}
