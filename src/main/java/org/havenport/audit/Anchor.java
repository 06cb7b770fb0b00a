package org.havenport.audit;

import java.nio.ByteBuffer;
import java.time.Instant;

/** A head of the chain as it stood at an instant, signed; kept outside the database. */
record Anchor(long position, long seq, byte[] hash, Instant at, byte[] signature) {

    static byte[] content(long position, long seq, byte[] hash, Instant at) {
        return ByteBuffer.allocate(1 + 3 * Long.BYTES + hash.length)
                .put((byte) 'a')
                .putLong(position)
                .putLong(seq)
                .putLong(at.toEpochMilli())
                .put(hash)
                .array();
    }

    byte[] content() {
        return content(position, seq, hash, at);
    }
}
