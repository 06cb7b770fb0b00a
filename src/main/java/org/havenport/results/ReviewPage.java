package org.havenport.results;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.chart.GistInWords;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * What patients were shown and nobody of the care team has looked at.
 *
 * @param open what stands beside the list, or null
 * @param said what came of the last thing done, or null
 */
record ReviewPage(Rows list, @Nullable Open open, @Nullable Said said) {

    /** The words over the columns; beside one that is open nothing is chosen. */
    List<String> heads(Words words) {
        return Stream.of(
                        "together.pick",
                        "review.head.since",
                        "review.head.patient",
                        "review.head.result",
                        "review.head.seen")
                .skip(open == null ? 0 : 1)
                .map(key -> words.say("results." + key))
                .toList();
    }

    /**
     * A page of the list.
     *
     * @param place the question part of the address where this page begins, or empty for the first
     * @param next the address of the next page, or null at the end
     * @param progress how far everybody is today, in words
     * @param normal how many of the rows may be looked at together
     */
    record Rows(List<Row> rows, String place, @Nullable String next, String progress, long normal) {

        /** The row one goes on with: the wanted one when it is there, else the first; null when there is none. */
        @Nullable
        Row goOn(@Nullable UUID wanted) {
            return rows.stream()
                    .filter(row -> row.item().equals(wanted))
                    .findFirst()
                    .orElse(rows.isEmpty() ? null : rows.getFirst());
        }

        /** The row behind the open one, or null. */
        @Nullable
        Row afterCurrent() {
            for (int i = 0; i + 1 < rows.size(); i++) {
                if (rows.get(i).current()) {
                    return rows.get(i + 1);
                }
            }
            return null;
        }
    }

    /**
     * A line of the list.
     *
     * @param outside how many values lie outside their range, in words
     * @param seen what the patient has done with it so far, in words
     * @param pick what a form sends to say that it is meant; null when it is looked at by itself
     * @param alone why it is looked at by itself, in words; null when it may be one of many
     */
    record Row(
            UUID item,
            String path,
            String since,
            String name,
            String born,
            String title,
            String outside,
            String seen,
            @Nullable String pick,
            @Nullable String alone,
            boolean current,
            boolean picked) {}

    /**
     * What came of the last thing done.
     *
     * @param kind of notice
     * @param undo where it can be taken back, or null
     * @param batch what is taken back, or null for the open one
     * @param typed the comment that was not taken, or empty
     */
    record Said(
            String kind,
            String words,
            @Nullable String undo,
            @Nullable String batch,
            String typed) {

        static Said of(String kind, String words) {
            return new Said(kind, words, null, null, "");
        }
    }

    /**
     * One of them beside the list.
     *
     * @param at the version of the values, to be sent back with what is done about them
     * @param receipt the address of when each thing happened to it
     * @param reviewed when somebody looked, in words; null while nobody has
     * @param comment what they wrote to the patient, or null
     * @param suspected true when the patient says that it is about somebody else
     * @param others who else has it open, in words; null when nobody has
     * @param undo until when it can be taken back, in words; null when it cannot
     */
    record Open(
            UUID item,
            String path,
            String receipt,
            String given,
            String name,
            String line,
            String title,
            List<GistInWords> values,
            String seen,
            int at,
            @Nullable String reviewed,
            ResultPage.@Nullable Said comment,
            boolean suspected,
            @Nullable String others,
            @Nullable String undo) {}
}
