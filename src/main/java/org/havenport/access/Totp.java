package org.havenport.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes of an authenticator app (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits). */
public final class Totp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new shared secret of 160 bits, in Base32 as an authenticator app takes it. */
    public static String newSecret() {
        var secret = new byte[20];
        RANDOM.nextBytes(secret);
        return encode(secret);
    }

    /** The code an authenticator app shows at that instant. */
    public static String code(String secret, Instant at) {
        return code(decode(secret), stepOf(at));
    }

    /** As an authenticator app with this secret in Base32 is shown to work: the time step of its code, or empty. */
    public static OptionalLong stepOf(String secret, String code, Instant at) {
        return stepOf(decode(secret), code, at);
    }

    /** The time step whose code this is, if it is one of now, the step before or the step after. */
    static OptionalLong stepOf(byte[] secret, String code, Instant at) {
        var now = stepOf(at);
        for (var step = now - 1; step <= now + 1; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), code.getBytes(US_ASCII))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    private static long stepOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    private static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] decode(String secret) {
        var out = ByteBuffer.allocate(secret.length() * 5 / 8);
        int bits = 0;
        int value = 0;
        for (var letter : secret.toUpperCase(Locale.ROOT).toCharArray()) {
            int digit = BASE32.indexOf(letter);
            if (digit < 0) {
                throw new IllegalArgumentException("Not Base32");
            }
            value = value << 5 | digit;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.put((byte) (value >> bits));
            }
        }
        return out.array();
    }

    private static String encode(byte[] secret) {
        var out = new StringBuilder();
        int bits = 0;
        int value = 0;
        for (var octet : secret) {
            value = value << 8 | octet & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out.append(BASE32.charAt(value >> bits & 31));
            }
        }
        return out.toString();
    }
}
