package org.havenport.protocols;

import java.util.List;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;

/** Who must approve a value; never whoever proposed it. The database holds the same list. */
public enum Approver {
    /** An administrator or compliance officer: how the practice works. */
    OFFICER(Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER),
    /** Counsel: what the law has to do with. */
    COUNSEL(Role.COUNSEL),
    /** The medical director: what decides about care. */
    MEDICAL_DIRECTOR(Role.MEDICAL_DIRECTOR);

    private final List<Role> roles;

    Approver(Role... roles) {
        this.roles = List.of(roles);
    }

    /** One of these must be held. */
    public List<Role> roles() {
        return roles;
    }

    /** Whether a viewer holds one of them. */
    public boolean is(Viewer viewer) {
        return viewer.holdsOneOf(roles.toArray(Role[]::new));
    }
}
