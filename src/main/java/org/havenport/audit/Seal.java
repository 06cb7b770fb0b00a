package org.havenport.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A link of the chain: at this position the line with this number was sealed. */
record Seal(long position, long seq, byte[] hash, byte[] mac) {

    private static final byte[] BEGINNING = new byte[32];

    /** The hash before the first. */
    static byte[] beginning() {
        return BEGINNING.clone();
    }

    /** SHA-256 over the hash before and the whole line, so that none can be changed, left out or moved. */
    static byte[] hash(byte[] before, Line line) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(line.whole());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the seal's own tag covers: without the key nobody can build a chain that fits. */
    static byte[] content(long position, byte[] hash) {
        return ByteBuffer.allocate(1 + Long.BYTES + hash.length)
                .put((byte) 's')
                .putLong(position)
                .put(hash)
                .array();
    }
}
