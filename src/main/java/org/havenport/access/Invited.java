package org.havenport.access;

import java.time.Instant;
import java.util.UUID;

/**
 * An invitation as it is told once, to whoever invites.
 *
 * @param code what the newcomer types at {@code /join}; the portal keeps only its keyed hash
 * @param until the code works no longer from this instant on
 */
public record Invited(UUID account, String code, Instant until) {

    @Override
    public String toString() {
        return "Invited[" + account + "]";
    }
}
