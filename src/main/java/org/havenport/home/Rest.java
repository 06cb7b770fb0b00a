package org.havenport.home;

import java.time.Instant;

/**
 * When the session of a page ends if nothing more is done: put on the request by whoever knows.
 *
 * @param seconds from now
 * @param most seconds from now after which it ends in any case
 * @param at when that is, as a time
 * @param last whether it ends then in any case, and cannot be extended
 * @param shared whether it was said that others use this computer
 */
public record Rest(long seconds, long most, Instant at, boolean last, boolean shared) {

    /** The request attribute that carries it. */
    public static final String ATTRIBUTE = "org.havenport.home.Rest";
}
