package org.havenport.practice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.safeguards.Safeguards.Assessment;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a promise.
 *
 * @param account the one person, or null when whoever holds the role does
 */
record Owner(Role role, @Nullable UUID account) {

    /** Who can answer for a promise, and so reads the safeguards page. */
    static final List<Role> ROLES = List.of(
            Role.COMPLIANCE_OFFICER,
            Role.ADMINISTRATOR,
            Role.MEDICAL_DIRECTOR,
            Role.SECURITY_ADMINISTRATOR,
            Role.COUNSEL,
            Role.PORTAL_COORDINATOR);

    private static final Map<String, Role> BY_ROOM = Map.ofEntries(
            Map.entry("home", Role.ADMINISTRATOR),
            Map.entry("database", Role.SECURITY_ADMINISTRATOR),
            Map.entry("vault", Role.SECURITY_ADMINISTRATOR),
            Map.entry("audit", Role.COMPLIANCE_OFFICER),
            Map.entry("protocols", Role.COUNSEL),
            Map.entry("policies", Role.COUNSEL),
            Map.entry("directory", Role.ADMINISTRATOR),
            Map.entry("staff", Role.ADMINISTRATOR),
            Map.entry("patients", Role.PORTAL_COORDINATOR),
            Map.entry("access", Role.SECURITY_ADMINISTRATOR),
            Map.entry("intake", Role.PORTAL_COORDINATOR),
            Map.entry("chart", Role.MEDICAL_DIRECTOR),
            Map.entry("followup", Role.MEDICAL_DIRECTOR),
            Map.entry("release", Role.MEDICAL_DIRECTOR),
            Map.entry("results", Role.MEDICAL_DIRECTOR),
            Map.entry("record", Role.MEDICAL_DIRECTOR));

    /** Whom the program proposes until somebody is named. */
    static Owner proposed(Assessment asked) {
        return new Owner(BY_ROOM.getOrDefault(asked.room(), Role.COMPLIANCE_OFFICER), null);
    }

    /** Whether this viewer is the one, or holds the role when no one is named. */
    boolean is(Viewer viewer) {
        return account == null ? viewer.holdsOneOf(role) : account.equals(viewer.actor());
    }
}
