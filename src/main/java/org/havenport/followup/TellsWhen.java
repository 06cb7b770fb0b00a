package org.havenport.followup;

import java.util.List;
import java.util.UUID;
import org.havenport.viewer.Sql;

/** Guest interface: what a room above knows of what happened to a result, and when (decision record 32). */
public interface TellsWhen {

    /** What happened to one result, in any order; in the transaction of a member of staff who may see it. */
    List<Moment> moments(Sql sql, UUID patient, UUID item);
}
