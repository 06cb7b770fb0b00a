package org.havenport.concerns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.FieldError;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * What staff have filled in about a request, whole or not.
 *
 * @param act which of the forms was sent
 * @param answer the words the patient reads
 */
record DecisionForm(
        @Nullable Act act,
        @Nullable Denial denial,
        @Nullable String answer) {

    /** What can be done with a request. */
    enum Act {
        ACCEPT,
        DENY,
        EXTEND
    }

    static DecisionForm empty() {
        return new DecisionForm(null, null, null);
    }

    String text(Act of) {
        return act != of || answer == null ? "" : answer.strip();
    }

    Choice denials(Words words) {
        return new Choice(
                "denial",
                words.say("concerns.deny.reason"),
                denial == null ? "" : denial.name(),
                Arrays.stream(Denial.values())
                        .map(d -> new Choice.Option(
                                d.name(),
                                words.say("concerns.denial.staff." + d),
                                words.say("concerns.denial.staff.say." + d)))
                        .toList());
    }

    /** What is missing; a request about somebody else's entry has only one lawful reason for no. */
    Errors errors(Words words, Wrong wrong) {
        var errors = new ArrayList<FieldError>();
        if (act == null) {
            return new Errors(List.of(new FieldError("decide", words.say("concerns.missing.act"))));
        }
        if (act == Act.DENY && denial == null && wrong != Wrong.NOT_MINE) {
            errors.add(new FieldError("denial", words.say("concerns.missing.denial")));
        }
        var field = act.name().toLowerCase(Locale.ROOT);
        if (text(act).isEmpty()) {
            errors.add(new FieldError(field, words.say("concerns.missing.answer." + act)));
        } else if (text(act).length() > CorrectionForm.LONGEST) {
            errors.add(new FieldError(field, words.say("concerns.too-long", CorrectionForm.LONGEST)));
        }
        return new Errors(errors);
    }

    /** The reason; of somebody else's entry there is only this one. */
    Denial reason() {
        return denial == null ? Denial.ACCURATE_AND_COMPLETE : denial;
    }
}
