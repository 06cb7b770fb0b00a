package org.havenport.followup;

import java.time.Instant;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.havenport.worklist.NewWork;
import org.havenport.worklist.Worklist;
import org.springframework.stereotype.Component;

/** A call is also work with an owner and a clock: one for each patient, opened and closed with the calls about them. */
@Component
class FollowUpWork {

    private final Worklist worklist;

    FollowUpWork(Worklist worklist) {
        this.worklist = worklist;
    }

    void open(Sql sql, UUID patient, Consequence consequence, Instant by) {
        var kind = consequence == Consequence.CRITICAL ? FollowUpKinds.CRITICAL : FollowUpKinds.CALL;
        worklist.open(sql, NewWork.of(kind, patient, patient).due(by));
    }

    /** Somebody makes the call: the work is theirs by name, and nobody else is reminded of it before it is due. */
    void taken(Sql sql, UUID patient) {
        FollowUpKinds.ALL.forEach(kind -> worklist.taken(sql, patient, kind, patient));
    }

    /** Somebody tried and did not get through. */
    void tried(Sql sql, UUID patient) {
        FollowUpKinds.ALL.forEach(kind -> worklist.tried(sql, patient, kind, patient));
    }

    /** Ends it unless something is still open about the patient. */
    void closed(Sql sql, UUID patient) {
        if (!CallRows.anyOpen(sql, patient)) {
            FollowUpKinds.ALL.forEach(kind -> worklist.close(sql, patient, kind, patient));
        }
    }
}
