package org.havenport.worklist;

import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Guest interface: the room whose matter some work is learns, in the same transaction, whose hands it is in. A person may
 * be told who does something only while that person holds it by name (A3.2).
 */
public interface ChangesHands {

    /** Whether work of this kind is this room's. */
    boolean isAbout(String kind);

    /**
     * Somebody has taken it by name, or nobody has it by name any longer.
     *
     * @param by null when it only came to somebody, or goes on
     */
    void nowHeld(Sql sql, UUID patient, UUID subject, @Nullable UUID by);
}
