package org.havenport.viewer;

/** What a member of staff may be, by job (45 CFR 164.308(a)(4), role-based access). Roles are granted with a start and an end. */
public enum Role {
    FRONT_DESK,
    MEDICAL_ASSISTANT,
    NURSE,
    CLINICIAN,
    BILLING,
    PORTAL_COORDINATOR,
    ADMINISTRATOR,
    SECURITY_ADMINISTRATOR,
    COMPLIANCE_OFFICER,
    COUNSEL,
    MEDICAL_DIRECTOR;

    /** Whether it gives rights to others; its holder may not be the one who audits. */
    public boolean givesRights() {
        return this == ADMINISTRATOR || this == SECURITY_ADMINISTRATOR;
    }
}
