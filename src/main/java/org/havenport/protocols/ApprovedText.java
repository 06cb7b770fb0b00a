package org.havenport.protocols;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A version of a text in one language. The first line is its heading.
 *
 * @param approvedOn when counsel approved it, or {@code null} while nobody has
 * @param approvedBy who approved it, or {@code null} while nobody has
 * @param expiresOn the first day on which the approval no longer counts
 */
public record ApprovedText(
        String key,
        int version,
        Locale locale,
        String body,
        @Nullable LocalDate approvedOn,
        @Nullable String approvedBy,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate expiresOn) {

    /** False for a draft: staff are told, and a safeguard needs attention. */
    public boolean approved() {
        return approvedOn != null;
    }

    /** Whether its approval counts on a day. */
    public boolean inForceOn(LocalDate day) {
        return effectiveFrom != null && expiresOn != null && !day.isBefore(effectiveFrom) && day.isBefore(expiresOn);
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
        return new ApprovedText(key, version, locale, other, approvedOn, approvedBy, effectiveFrom, expiresOn);
    }
}
