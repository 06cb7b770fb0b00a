package org.havenport.access;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import org.havenport.protocols.Fingerprint;

/** What a browser holds of a session or on the way to one, and the hash of it that the database holds. */
public final class SessionTokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private SessionTokens() {}

    /** A new one of 256 random bits, which say nothing. */
    public static String make() {
        var token = new byte[BYTES];
        RANDOM.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    static ByteBuffer hash(String token) {
        return ByteBuffer.wrap(Fingerprint.bytes(token));
    }
}
