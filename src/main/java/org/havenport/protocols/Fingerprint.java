package org.havenport.protocols;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By which one knows later that something was signed or kept in these very words: SHA-256 (FIPS 180-4) in hexadecimal. */
public final class Fingerprint {

    private Fingerprint() {}

    /** 64 digits. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(digest(content));
    }

    /** The 32 bytes of a text in UTF-8, for instance of a secret of which a table keeps no more. */
    public static byte[] bytes(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
