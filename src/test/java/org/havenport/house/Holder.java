package org.havenport.house;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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

    private static final Set<Role> HAND_OUT_PROOF =
            EnumSet.of(Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR);
    private static final Pattern PROOF = Pattern.compile("/staff/proof/[0-9a-f-]{36}");

    /**
     * @param clinical a value, a title or a note; else who somebody is
     */
    boolean mayBeTold(UUID patient, boolean clinical) {
        return patients.contains(patient) || isAny(READ_RECORDS) || (!clinical && isAny(KNOW_PEOPLE));
    }

    /** Who hands out what there is proof of is told what it is about, there and nowhere else. */
    boolean handsOutProof(String path) {
        return PROOF.matcher(path).find() && isAny(HAND_OUT_PROOF);
    }

    private boolean isAny(Set<Role> of) {
        return !Collections.disjoint(of, roles);
    }
}
