package org.havenport.protocols;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;

/**
 * A version of a text in one language. The first line is its heading.
 *
 * @param version from 1; 0 for the words the program brings along, which nobody approved
 * @param source what its author wrote, where the program filled something in; else the same as the body
 * @param madeOf what the program filled in, or empty
 * @param writtenBy the author's account, or {@code null} when the program wrote it
 * @param approval {@code null} while nobody has approved it
 */
public record ApprovedText(
        String key,
        int version,
        Locale locale,
        String body,
        String source,
        String madeOf,
        @Nullable UUID writtenBy,
        @Nullable Instant writtenAt,
        @Nullable Approval approval) {

    /**
     * Who stands for a version.
     *
     * @param as the role in which they approved
     * @param hash SHA-256 of the body they read, in hexadecimal digits
     * @param translator who vouches that it says the same as the English one; {@code null} for English
     * @param expires the first day on which the approval no longer counts
     * @param material whether whoever confirmed an earlier version is asked again
     */
    public record Approval(
            UUID by,
            String name,
            Role as,
            LocalDate on,
            String hash,
            @Nullable String translator,
            LocalDate from,
            LocalDate expires,
            boolean material) {}

    /** Words of the program itself, for when nothing is in force. */
    static ApprovedText builtIn(String key, Locale locale, String body) {
        return new ApprovedText(key, 0, locale, body, body, "", null, null, null);
    }

    /** False for a draft: staff are told, and a safeguard needs attention. */
    public boolean approved() {
        return approval != null;
    }

    /** When it was approved, or {@code null} while nobody has. */
    public @Nullable LocalDate approvedOn() {
        return approval == null ? null : approval.on();
    }

    /** SHA-256 of the body as it is now. */
    public String hash() {
        return Fingerprint.of(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether its approval counts on a day: name, role, days, and the very words that were approved (B.dis.0). */
    boolean countsOn(LocalDate day, Text.Kind kind) {
        return approval != null
                && !approval.name().isBlank()
                && approval.as() == kind.approver()
                && approval.hash().equals(hash())
                && (locale.getLanguage().equals("en") || approval.translator() != null)
                && !day.isBefore(approval.from())
                && day.isBefore(approval.expires());
    }

    /** The first line. */
    public String heading() {
        return body.lines().findFirst().orElse(body);
    }

    /** What stands below the heading. */
    public String text() {
        int end = body.indexOf('\n');
        return end < 0 ? "" : body.substring(end + 1).strip();
    }

    ApprovedText withBody(String other) {
        return new ApprovedText(key, version, locale, other, source, madeOf, writtenBy, writtenAt, approval);
    }
}
