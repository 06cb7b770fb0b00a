package org.havenport.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.havenport.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The cookie of a browser in which somebody signed in completely: a random token, and a tag of it that only the portal
 * can make, the same on every node. By the tag a door that may not ask the database yet tells what was issued from what
 * is invented (A1.4). Tokens of before there was a tag are known again once the database is asked.
 */
@Component
class DeviceCookie {

    private static final int LONGEST_TOKEN = 64;
    private static final int TAG = 28;

    /** The longest value that may be one. */
    static final int LONGEST = LONGEST_TOKEN + 1 + TAG;

    private static final char BETWEEN = '.';

    /** Lines of the audit log have tags of the same key, and begin with another letter. */
    private static final char FOR_DEVICES = 'd';

    private final Vault vault;

    DeviceCookie(Vault vault) {
        this.vault = vault;
    }

    /** The value for this token. */
    String of(String token) {
        return token + BETWEEN + Base64.getUrlEncoder().withoutPadding().encodeToString(vault.mac(tagged(token)));
    }

    /** Whether the portal issued this value with its tag; asks no database. */
    boolean isOurs(@Nullable String value) {
        int end = value == null ? -1 : value.length() - TAG - 1;
        return value != null
                && end > 0
                && value.charAt(end) == BETWEEN
                && isTag(value.substring(end + 1), value.substring(0, end));
    }

    /** The token in this value, or an empty text: there is none, or its tag is not ours. */
    String token(@Nullable String value) {
        if (value == null) {
            return "";
        }
        if (value.indexOf(BETWEEN) < 0) {
            return value.length() <= LONGEST_TOKEN ? value : "";
        }
        return isOurs(value) ? value.substring(0, value.length() - TAG - 1) : "";
    }

    private boolean isTag(String tag, String token) {
        try {
            return vault.isMac(Base64.getUrlDecoder().decode(tag), tagged(token));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] tagged(String token) {
        return (FOR_DEVICES + token).getBytes(StandardCharsets.UTF_8);
    }
}
