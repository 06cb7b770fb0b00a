package org.havenport.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Code;
import org.havenport.chart.Gist;
import org.havenport.followup.Obligation;
import org.havenport.followup.Reviews;
import org.havenport.meanings.Meaning;
import org.havenport.protocols.ApprovedText;
import org.havenport.release.Placeholder;
import org.havenport.release.ResultClass;
import org.jspecify.annotations.Nullable;

/** A result as a person reads it: shown, waiting for a call, or behind a word about what an unreviewed result is. */
public sealed interface Result {

    /** The report or single observation. */
    UUID id();

    /**
     * A result that is in, and about which somebody will call first.
     *
     * @param placeholder what may be told of it
     * @param phones the numbers the practice has of the patient
     */
    record Waits(UUID id, Placeholder placeholder, List<String> phones) implements Result {
        public Waits {
            phones = List.copyOf(phones);
        }
    }

    /**
     * A result that nobody has reviewed, before the reader said that they know what that means.
     *
     * @param of its class; nothing else is told of it
     * @param warning the approved words
     */
    record Cautioned(UUID id, @Nullable ResultClass of, ApprovedText warning) implements Result {}

    /** What is open and no result: it is read in the record. */
    record Elsewhere(UUID id) implements Result {}

    /**
     * A result that may be read.
     *
     * @param group what is confirmed together: the report, or the result itself
     * @param status the FHIR status, for example {@code final} or {@code corrected}
     * @param code what was measured, by which its meaning and its likes are found, or null
     * @param text what a report says in words, or null
     * @param members the values of a report by name; the one value of a single result
     * @param trend the same measurement over time, oldest first; empty when there is nothing to compare
     * @param obligation what the patient still owes an answer to, or null for history
     * @param warning shown because no clinician has reviewed it yet, or null
     * @param comment what the care team wrote or said about it, or null
     * @param before what stood there before a correction, the newest first
     * @param meaning what it measures and can mean, in plain words; null when there are none for it
     * @param measured what the values of a report measure, each in a sentence
     * @param suspected true when the patient says that it is about somebody else; only the care team sees it then
     */
    record Shown(
            UUID id,
            UUID patient,
            UUID group,
            String title,
            String status,
            Instant effective,
            Instant issued,
            @Nullable String by,
            @Nullable Code code,
            @Nullable String text,
            List<Line> members,
            List<Point> trend,
            @Nullable Obligation obligation,
            @Nullable ApprovedText warning,
            Reviews.@Nullable Comment comment,
            List<Before> before,
            @Nullable Meaning meaning,
            List<Measured> measured,
            boolean suspected)
            implements Result {

        /** True when the page is about one value, not a panel. */
        public boolean single() {
            return isAlone(members, title);
        }

        /** Whether there is one value, called as the page is: one that came inside a report has a name of its own. */
        static boolean isAlone(List<Line> members, String title) {
            return members.size() == 1 && members.getFirst().gist().title().equals(title);
        }

        /** True when it is one value of a report. */
        public boolean partOfReport() {
            return !id.equals(group);
        }
    }

    /** A value that was corrected, and until when it stood there. */
    record Before(Gist gist, Instant until) {}

    /** What one value of a report measures; null when there is no explanation yet. */
    record Measured(String title, @Nullable Meaning meaning) {}

    /** One value of a panel. */
    record Line(UUID id, Gist gist, Instant effective) {}

    /** One point of a trend, with the range and unit of its own time. */
    record Point(UUID id, Instant at, BigDecimal value, Gist gist) {}

    /**
     * A panel in a list.
     *
     * @param unread true while the patient has not confirmed it
     * @param early true when its values stand behind the word about unreviewed results
     */
    record Panel(UUID id, String title, Instant effective, List<Line> lines, boolean unread, boolean early) {}
}
