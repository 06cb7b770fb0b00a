package org.havenport.staff;

import java.util.Set;
import org.havenport.viewer.Role;

/** What must never be nobody's: each has a holder and an alternate who can act (B.rule.6, B.rule.9b). */
public enum Duty {
    /** Runs the portal and answers for it; named on the help page. */
    PORTAL_COORDINATOR("B.rule.6", Role.PORTAL_COORDINATOR),
    /** Ends access when it must end, within one business hour. */
    ENDS_ACCESS("B.rule.9b", Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR),
    /** Privacy and compliance: incidents, the log, reasons given in an emergency. */
    PRIVACY("B.sec.2", Role.COMPLIANCE_OFFICER),
    SECURITY("B.sec.2", Role.SECURITY_ADMINISTRATOR),
    MEDICAL_DIRECTOR("B.sec.2", Role.MEDICAL_DIRECTOR),
    COUNSEL("B.sec.2", Role.COUNSEL);

    private final String requirement;
    private final Set<Role> roles;

    Duty(String requirement, Role... roles) {
        this.requirement = requirement;
        this.roles = Set.of(roles);
    }

    /** The row of the requirements it comes from. */
    public String requirement() {
        return requirement;
    }

    /** The roles one of which its holder and alternate need to act. */
    public Set<Role> roles() {
        return roles;
    }

    /** Whose of the two it is. */
    public enum Place {
        HOLDER,
        ALTERNATE
    }
}
