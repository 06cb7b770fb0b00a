package org.havenport.access;

import java.time.Instant;
import java.util.UUID;

/**
 * Where somebody is signed in: what the browser says of itself, and times; never a place.
 *
 * @param browser its family, for example {@code Firefox}; empty when it does not say
 * @param system for example {@code Android}; empty when it does not say
 * @param shared whether it was said that others use this computer
 * @param thisOne whether it is the session that asks
 */
public record OpenSession(
        UUID id, String browser, String system, Instant since, Instant lastUsed, boolean shared, boolean thisOne) {}
