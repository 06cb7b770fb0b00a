package org.havenport.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;

/** The code of an invitation: twelve letters and digits that nobody mistakes for others, 60 bits. */
final class InvitationCode {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private InvitationCode() {}

    static String draw() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(java.util.stream.Collectors.joining());
    }

    /** In groups of four, as it is read to somebody. */
    static String shown(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** As it was drawn, however it was typed: with spaces, in small letters, with o for zero or l for one. */
    static String typed(String text) {
        var plain = text.length() > 40 ? "" : text.replaceAll("[\\s\\-–]", "").toUpperCase(Locale.ROOT);
        return plain.replace('O', '0').replace('I', '1').replace('L', '1');
    }

    /** What is kept of it: nothing but the portal's own keyed hash. */
    static byte[] blind(Vault vault, Sql sql, UUID invitation, String code) {
        return vault.blindForRoom(sql, "access", "invitation", invitation + " " + code);
    }
}
