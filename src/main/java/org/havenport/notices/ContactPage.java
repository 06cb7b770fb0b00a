package org.havenport.notices;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.jspecify.annotations.Nullable;

/**
 * How a patient is reached, in words.
 *
 * @param ways one for each channel, in order
 * @param from the hours one may choose, and which is chosen
 */
record ContactPage(
        List<Way> ways,
        Choice by,
        boolean only,
        List<Hour> from,
        List<Hour> until,
        Choice language,
        Errors errors,
        boolean kept) {

    /**
     * A channel.
     *
     * @param known the address in use, or that should be
     * @param offered one that waits for its code
     * @param rests whether nothing can be changed until somebody of the staff has looked
     * @param proposed what stands in the field
     */
    record Way(
            Channel channel,
            @Nullable Known known,
            @Nullable Offered offered,
            boolean rests,
            String proposed) {

        String field() {
            return ContactPage.field(channel);
        }
    }

    /**
     * An address, and how it stands.
     *
     * @param ask whether it is time to ask if it is right
     * @param undo until when the one before can be had back; null when there was none, or that time is over
     */
    record Known(
            UUID id,
            String address,
            String state,
            boolean attention,
            @Nullable String confirmed,
            boolean ask,
            @Nullable String undo) {}

    record Offered(UUID id, String address) {

        String field() {
            return ContactPage.code(id);
        }
    }

    record Hour(String value, String words, boolean chosen) {}

    static String field(Channel channel) {
        return "address-" + channel.name().toLowerCase(Locale.ROOT);
    }

    static String code(UUID id) {
        return "code-" + id;
    }
}
