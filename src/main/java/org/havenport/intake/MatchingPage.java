package org.havenport.intake;

import java.util.List;
import org.havenport.home.Fact;
import org.havenport.home.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What waits because nobody knows whose it is.
 *
 * @param figures how much waits, since when, and how often each source could not be matched
 * @param newer where the next page is, null when this is the last
 */
record MatchingPage(
        List<Row> rows, List<Fact> figures, @Nullable String newer, List<Source> sources, String asOf) {

    /** A line of the list. */
    record Row(
            String path,
            String who,
            String born,
            String reason,
            String source,
            String age,
            String count,
            boolean second) {}

    /** How often the messages of a source could not be matched. */
    record Source(String name, String read, String quarantined, String rate) {}

    /**
     * One of them with both sides.
     *
     * @param said what the message says of its patient; empty when it brings none
     * @param from whose record it was taken out of, or null
     * @param proposed what was proposed, in words; null when nothing was
     * @param mine the reader proposed it, and another must confirm
     * @param told what came of the last try, or null
     */
    record Open(
            String path,
            String who,
            String line,
            String reason,
            List<Fact> said,
            @Nullable String from,
            List<Candidate> candidates,
            List<String> types,
            boolean fileable,
            boolean creatable,
            boolean takeable,
            boolean two,
            @Nullable String proposed,
            boolean mine,
            boolean typing,
            int version,
            MatchingForm form,
            List<FieldError> errors,
            @Nullable String told) {}

    /** Somebody on file beside what the message says. */
    record Candidate(
            String id, String name, String born, @Nullable String score, List<Trait> rows) {}

    /** One trait on both sides; {@code look} is equal, differs or unknown. */
    record Trait(String trait, String said, String onFile, String words, String look) {}

    /**
     * The item that is said to be another patient's, before it is taken out.
     *
     * @param record the record it stands in
     * @param entry where it stands there
     */
    record Correction(String path, String who, String born, String title, String record, String entry) {}
}
