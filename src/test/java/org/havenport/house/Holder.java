package org.havenport.house;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.havenport.viewer.Role;

/**
 * In whose hands a browser is, and what may come to them: written down here once more, so that a mistake in the program
 * is none here.
 *
 * @param patients whose record they may see because it is theirs, was entrusted to them, or is being
 *     looked at with the patient's eyes
 * @param roles what they are, or once were, at the practice
 */
record Holder(Set<UUID> patients, Set<Role> roles) {

    /** Somebody without a live session. */
    static final Holder NOBODY = new Holder(Set.of(), Set.of());

    private static final Set<Role> READ_RECORDS =
            EnumSet.of(Role.NURSE, Role.CLINICIAN, Role.MEDICAL_ASSISTANT, Role.MEDICAL_DIRECTOR);
    private static final Set<Role> KNOW_PEOPLE =
            EnumSet.of(Role.FRONT_DESK, Role.BILLING, Role.PORTAL_COORDINATOR, Role.COMPLIANCE_OFFICER);

    /**
     * @param clinical a value, a title or a note; else who somebody is
     */
    boolean mayBeTold(UUID patient, boolean clinical) {
        return patients.contains(patient) || isAny(READ_RECORDS) || (!clinical && isAny(KNOW_PEOPLE));
    }

    private boolean isAny(Set<Role> of) {
        return !Collections.disjoint(of, roles);
    }
}
