package org.havenport.protocols;

import java.time.LocalDate;

/** What a version of a text is on a day. */
public enum Standing {
    /** Nobody has approved it. */
    DRAFT,
    /** Approved, from a later day. */
    LATER,
    IN_FORCE,
    /** A newer version is in force. */
    SUPERSEDED,
    /** Its approval is over. */
    EXPIRED,
    /** Its approval does not count: the words, the role or the translator do not match. */
    VOID;

    static Standing of(ApprovedText text, Text.Kind kind, LocalDate today, int versionInForce) {
        var approval = text.approval();
        if (approval == null) {
            return DRAFT;
        }
        if (text.version() == versionInForce) {
            return IN_FORCE;
        }
        if (!text.countsOn(approval.from(), kind)) {
            return VOID;
        }
        if (today.isBefore(approval.from())) {
            return LATER;
        }
        return text.version() < versionInForce ? SUPERSEDED : EXPIRED;
    }
}
