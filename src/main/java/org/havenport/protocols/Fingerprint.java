package org.havenport.protocols;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By which one knows later that something was signed or kept in these very words: SHA-256 (FIPS 180-4) in hexadecimal. */
public final class Fingerprint {

    private Fingerprint() {}

    /** 64 digits. */
    public static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
