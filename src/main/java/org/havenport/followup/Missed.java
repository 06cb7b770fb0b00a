package org.havenport.followup;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.access.PatientAccounts;
import org.havenport.notices.Reach;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Whom the portal and its messages reach, and why not: read with the data, never remembered. */
@Component
class Missed {

    private final PatientAccounts accounts;
    private final Reach reach;

    Missed(PatientAccounts accounts, Reach reach) {
        this.accounts = accounts;
        this.reach = reach;
    }

    /** Of these patients those whom the portal alone does not reach, and why; in a transaction of a job. */
    Map<UUID, CallReason> missed(Sql sql, Collection<UUID> patients) {
        var wanted = List.copyOf(patients);
        var missed = new HashMap<UUID, CallReason>();
        reach.gaps(sql, wanted).forEach((patient, gap) -> missed.put(patient, CallReason.of(gap)));
        accounts.lacking(sql, wanted).forEach((patient, lack) -> missed.put(patient, CallReason.of(lack)));
        return missed;
    }
}
