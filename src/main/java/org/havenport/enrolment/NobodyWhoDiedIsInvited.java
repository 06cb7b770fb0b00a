package org.havenport.enrolment;

import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.patients.WhenSomebodyDied;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** An invitation that was made before somebody died opens no account afterwards. */
@Component
class NobodyWhoDiedIsInvited implements WhenSomebodyDied {

    private final Audit audit;

    NobodyWhoDiedIsInvited(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void died(Sql sql, UUID patient) {
        if (Invitations.withdraw(sql, patient) > 0) {
            audit.record(sql, AuditEvent.about("invitation-withdrawn", patient, Invitations.TYPE, null));
        }
    }
}
