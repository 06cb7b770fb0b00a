package org.havenport.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of lines: UUID version 7, the millisecond first, so that the unique index only ever grows at its end. */
final class LineId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private LineId() {}

    static UUID at(Instant instant) {
        var high = instant.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        var low = RANDOM.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
