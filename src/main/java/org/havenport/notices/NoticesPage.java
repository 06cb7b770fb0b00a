package org.havenport.notices;

import java.util.List;
import org.havenport.viewer.Listed;
import org.jspecify.annotations.Nullable;

/**
 * What was sent, in words.
 *
 * @param alive to how many nothing goes although their record no longer says that they died
 */
record NoticesPage(
        List<Count> week,
        Listed<Failed> failed,
        Listed<Rests> frozen,
        Listed<Dead> bounced,
        Listed<Dead> stale,
        List<Line> newest,
        int alive,
        boolean keeps) {

    /** Somebody whose change was undone and at whom nobody has looked. */
    record Rests(
            String who,
            @Nullable String only,
            String since,
            @Nullable String path) {}

    /** How many of the last days are in a state. */
    record Count(String state, int count) {}

    /** A message that did not arrive. */
    record Failed(String patient, @Nullable String only, String when, String how, String why, String seenPath) {}

    /** An address that does not work, or that nobody has confirmed. */
    record Dead(String patient, @Nullable String only, String how, String address, String since) {}

    /** A message of the log. */
    record Line(
            String patient,
            String when,
            String how,
            String state,
            @Nullable String why,
            int tries) {}

    /** What a demonstration kept. */
    record Kept(String when, String to, String subject, String text) {}
}
