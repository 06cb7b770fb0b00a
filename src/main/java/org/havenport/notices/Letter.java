package org.havenport.notices;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finished message to one address.
 *
 * @param id of the delivery; the same in every attempt
 * @param subject empty for a text message
 * @param text all of it as plain text, the statement of confidentiality included
 * @param html the same as a simple page; null for a text message
 * @param returnToken by which what comes back is known to be about this message
 * @param mayBeStopped whether one can have no more of its kind
 */
record Letter(
        UUID id,
        String to,
        String subject,
        String text,
        @Nullable String html,
        String returnToken,
        boolean mayBeStopped) {

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
