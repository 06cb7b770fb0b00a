package org.havenport.enrolment;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.PatientAccounts;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.Notices;
import org.havenport.patients.Person;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door out: leaving is one step, by the patient or by telling the staff, and acts at once (B.ua.4). The record stays,
 * and so does everything the practice owes.
 */
@Component
public class Leaving {

    private final Asking asking;
    private final Audit audit;
    private final Notices notices;
    private final PatientAccounts accounts;
    private final WhoLeftIsReachedByPhoneAndLetter guard;

    Leaving(
            Asking asking,
            Audit audit,
            Notices notices,
            PatientAccounts accounts,
            WhoLeftIsReachedByPhoneAndLetter guard) {
        this.asking = asking;
        this.audit = audit;
        this.notices = notices;
        this.accounts = accounts;
        this.guard = guard;
    }

    /** The patient leaves; every session of theirs has ended when this returns. */
    public void leave(Viewer.Patient viewer, Locale language) {
        asking.run(viewer, sql -> left(sql, viewer.patient(), viewer.actor(), language.getLanguage()));
    }

    /**
     * The patient told the staff that they want to leave.
     *
     * @return false when they have no account
     */
    public boolean forPatient(Viewer staff, Person who) {
        if (!staff.holdsOneOf(Invitations.WHO)) {
            throw new SecurityException("Not one of those who keep accounts of patients");
        }
        var tag = who.language() == null ? "en" : who.language();
        return asking.as(staff, sql -> {
            var known = accounts.of(staff, Set.of(who.id())).get(who.id());
            if (known == null || !known.stands()) {
                return false;
            }
            left(sql, who.id(), known.account(), tag);
            return true;
        });
    }

    /** Sessions end last: the policies of every table ask them. */
    private void left(Sql sql, UUID patient, UUID account, String language) {
        notices.tell(sql, EnrolmentNotices.LEFT, patient, account);
        audit.record(sql, AuditEvent.about("patient-left", patient, "account", account));
        guard.leave(sql, patient, language.startsWith("es") ? "es" : "en");
        accounts.ended(patient, account);
    }
}
