package org.havenport.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.ComesFirst.Owed;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A live session as it was read a moment ago.
 *
 * @param complete whether every factor was given; until then the person is nobody
 * @param patient the patient whose own record the account may see now; null for staff, or when the grant has ended
 * @param provedAt when its person last showed a factor
 * @param owed what its person is to do first, or null
 * @param shared whether it was said that others use this computer
 */
record Session(
        UUID id,
        UUID account,
        Viewer.Kind kind,
        @Nullable UUID patient,
        Set<Role> roles,
        boolean complete,
        Instant createdAt,
        Instant lastSeenAt,
        Instant endsAt,
        Instant provedAt,
        @Nullable Owed owed,
        boolean shared) {

    /** The request attribute that carries it; only this room looks. */
    static final String ATTRIBUTE = "org.havenport.access.Session";
}
