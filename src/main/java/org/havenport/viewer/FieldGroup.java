package org.havenport.viewer;

import static org.havenport.viewer.Role.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What there is to see of a patient, in groups of fields, and the roles whose work needs each: the minimum necessary (45
 * CFR 164.502(b), B.sec.2). The doors ask this table, a page shows it, and the policies of the database say the same. A
 * clinical role opens a record only of those its holder looks after; that is asked besides.
 */
public enum FieldGroup {
    /** Name, birth date, sex, language, record number. */
    IDENTITY(FRONT_DESK, MEDICAL_ASSISTANT, NURSE, CLINICIAN, BILLING, PORTAL_COORDINATOR, MEDICAL_DIRECTOR),
    PHONES(FRONT_DESK, MEDICAL_ASSISTANT, NURSE, CLINICIAN, PORTAL_COORDINATOR, MEDICAL_DIRECTOR),
    /** E-mail and postal address. */
    LETTERS(FRONT_DESK, PORTAL_COORDINATOR),
    /** Who looks after the patient; for whoever reviews reasons too. */
    CARE_TEAM(
            FRONT_DESK, MEDICAL_ASSISTANT, NURSE, CLINICIAN, PORTAL_COORDINATOR, MEDICAL_DIRECTOR, COMPLIANCE_OFFICER),
    /** Problems, medicines, allergies, immunizations, visits, vital signs. */
    SUMMARY(MEDICAL_ASSISTANT, NURSE, CLINICIAN, MEDICAL_DIRECTOR),
    RESULTS(MEDICAL_ASSISTANT, NURSE, CLINICIAN, MEDICAL_DIRECTOR),
    /** Notes and documents. */
    NOTES(MEDICAL_ASSISTANT, NURSE, CLINICIAN, MEDICAL_DIRECTOR),
    CONFIDENTIAL(MEDICAL_ASSISTANT, NURSE, CLINICIAN, MEDICAL_DIRECTOR),
    /** That something is held back, and why; not what it says. */
    HELD(MEDICAL_DIRECTOR, COMPLIANCE_OFFICER, COUNSEL),
    INCIDENTS(COMPLIANCE_OFFICER),
    /** The reasons given for opening a record in an emergency. */
    REASONS(COMPLIANCE_OFFICER),
    AUDIT(COMPLIANCE_OFFICER);

    private final Set<Role> roles;

    FieldGroup(Role... roles) {
        this.roles = EnumSet.copyOf(Arrays.asList(roles));
    }

    /** The roles whose work needs it. */
    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    /** Whether this member of staff may see it; false for everybody who is not staff, of whom other rules speak. */
    public boolean seenBy(Viewer viewer) {
        return (viewer instanceof Viewer.Mirror mirror ? mirror.staff() : viewer)
                .holdsOneOf(roles.toArray(Role[]::new));
    }
}
