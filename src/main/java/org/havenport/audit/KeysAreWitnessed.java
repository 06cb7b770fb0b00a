package org.havenport.audit;

import org.havenport.vault.KeyWitness;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** What happens to keys stands in the log: how many of them or of rows, and never which. */
@Component
class KeysAreWitnessed implements KeyWitness {

    private final Audit audit;

    KeysAreWitnessed(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void happened(Sql sql, String action, long count) {
        audit.record(sql, AuditEvent.many(action, null, null, (int) Math.min(count, Integer.MAX_VALUE)));
    }
}
