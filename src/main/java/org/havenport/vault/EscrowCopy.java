package org.havenport.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A copy of the key as a PKCS#12 file (RFC 7292: PBES2, AES-256, HMAC-SHA-256), which other programs open too. Codes
 * that open it are drawn by the program: 25 letters and digits, 125 bits. With two holders both codes are needed.
 */
final class EscrowCopy {

    private static final String ENTRY = "havenport";
    private static final String CIPHER = "PBEWithHmacSHA256AndAES_256";
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int GROUPS = 5;
    private static final int IN_GROUP = 5;
    private static final int ROUNDS = 60_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private EscrowCopy() {}

    static String newCode() {
        return IntStream.range(0, GROUPS)
                .mapToObj(_ -> RANDOM.ints(IN_GROUP, 0, LETTERS.length())
                        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    static byte[] seal(String key, List<String> codes) {
        try {
            var salt = new byte[20];
            RANDOM.nextBytes(salt);
            var password = password(codes);
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setEntry(
                    ENTRY,
                    new KeyStore.SecretKeyEntry(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES")),
                    new KeyStore.PasswordProtection(password, CIPHER, new PBEParameterSpec(salt, ROUNDS)));
            var out = new ByteArrayOutputStream();
            store.store(out, password);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A copy of the key could not be made", e);
        }
    }

    /** @throws NotACopy when the codes do not open it, or it is something else */
    static String open(byte[] copy, List<String> codes) throws NotACopy {
        try {
            var password = password(codes);
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(copy), password);
            var key = store.getKey(ENTRY, password);
            if (key == null) {
                throw new NotACopy("The file holds no key of Havenport.");
            }
            return new String(key.getEncoded(), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IOException e) {
            throw new NotACopy("The file does not open with this code, or it is not a copy that Havenport wrote.");
        }
    }

    /** As typed: in any case, with or without what parts the groups. */
    private static char[] password(List<String> codes) {
        return codes.stream()
                .map(it -> it.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""))
                .collect(Collectors.joining("-"))
                .toCharArray();
    }
}
