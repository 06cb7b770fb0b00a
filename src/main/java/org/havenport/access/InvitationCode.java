package org.havenport.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;

/** The code of an invitation: twelve letters and digits that nobody mistakes for others, 60 bits. */
public final class InvitationCode {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private InvitationCode() {}

    /** A new one, as it is kept nowhere. */
    public static String draw() {
        return draw(LENGTH);
    }

    /** So many of these letters and digits, five bits each, for another code that people read and type. */
    public static String draw(int length) {
        return RANDOM.ints(length, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(java.util.stream.Collectors.joining());
    }

    /** In groups of four, as it is read to somebody. */
    public static String shown(String code) {
        return shown(code, GROUP);
    }

    /** In groups of so many, as it is read to somebody. */
    public static String shown(String code, int group) {
        return code.replaceAll("(.{" + group + "})(?=.)", "$1-");
    }

    /** As it was drawn, however it was typed: with spaces, in small letters, with o for zero or l for one. */
    public static String typed(String text) {
        var plain = text.length() > 40 ? "" : text.replaceAll("[\\s\\-–]", "").toUpperCase(Locale.ROOT);
        return plain.replace('O', '0').replace('I', '1').replace('L', '1');
    }

    /** What is kept of it: nothing but the portal's own keyed hash. */
    static byte[] blind(Vault vault, Sql sql, UUID invitation, String code) {
        return vault.blindForRoom(sql, "access", "invitation", invitation + " " + code);
    }
}
