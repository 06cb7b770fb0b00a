package org.havenport.patients;

import java.util.UUID;
import org.havenport.viewer.Sql;

/** What a room does when a record first says that its patient died: a guest interface of this room (decision record 23). */
public interface WhenSomebodyDied {

    /** Told once, in the transaction in which it became known. What a room does here is not undone by a correction. */
    void died(Sql sql, UUID patient);
}
