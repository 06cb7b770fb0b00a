package org.havenport.policies;

import java.util.List;
import org.havenport.home.Choice;
import org.havenport.home.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * One value: what it is, what waits, what can be proposed, what was.
 *
 * @param waiting the proposal that waits, or null
 * @param ofHours whether it is changed on the page of hours, and not here
 * @param fields how to propose another, or null while one waits or the reader may not
 */
record ValuePage(
        String path,
        String title,
        String help,
        Shown now,
        String since,
        List<Fact> facts,
        @Nullable Waiting waiting,
        @Nullable Fields fields,
        List<Past> past,
        List<Flaw> flaws,
        boolean ofHours) {

    /** For the summary above the page: each with the name of its field. */
    List<FieldError> errors() {
        return flaws.stream().map(f -> new FieldError(f.field(), f.named())).toList();
    }

    /** What is wrong with a field, or null. */
    @Nullable
    String wrong(String field) {
        return flaws.stream()
                .filter(f -> f.field().equals(field))
                .map(Flaw::said)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with a field, for beside it, and with its name for elsewhere. */
    record Flaw(String field, String said, String named) {}

    /** A word and what it means here. */
    record Fact(String name, String says) {}

    /**
     * What waits.
     *
     * @param expires the end that is offered, or null when the approval has none
     * @param expiryNeeded whether the approval must end
     * @param mayDecide whether the reader is one of those who approve it, and did not write it
     * @param isOwn whether the reader wrote it
     * @param hint why the reader can do nothing, or null
     */
    record Waiting(
            long number,
            Shown before,
            Shown after,
            String line,
            String reason,
            String from,
            boolean departs,
            String expires,
            boolean expiryNeeded,
            boolean mayDecide,
            boolean isOwn,
            @Nullable String hint) {}

    /**
     * The form.
     *
     * @param kind of field: {@code number}, {@code text}, {@code lines}, {@code choice}, {@code table}
     * @param choices when it is a choice
     * @param heads when it is a table, the columns
     */
    record Fields(String kind, ProposalForm form, Choice choices, List<Head> heads, boolean asksForReason) {}

    /** A column of the form. */
    record Head(String name, String words, boolean isNumber, boolean mayBeEmpty) {}

    /** A step of the history. */
    record Past(
            String state,
            String look,
            String icon,
            Shown value,
            String when,
            String author,
            @Nullable String ended,
            String reason,
            String why) {}
}
