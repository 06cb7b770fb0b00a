package org.havenport.people;

import java.time.Instant;
import java.util.UUID;

/** Somebody says that somebody's access must end. */
public record EndRequest(UUID id, UUID account, UUID askedBy, Instant askedAt, Instant dueAt, String reason) {}
