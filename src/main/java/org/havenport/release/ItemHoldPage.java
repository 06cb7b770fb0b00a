package org.havenport.release;

import java.util.List;
import org.havenport.home.FieldError;
import org.havenport.release.HoldRows.Answer;
import org.jspecify.annotations.Nullable;

/**
 * One report or entry, with what holds it and the form to hold it.
 *
 * @param name whose it is
 * @param line birth date and record number
 * @param title of the report
 * @param state how it stands, in words
 * @param mayHold whether the form is offered
 */
record ItemHoldPage(
        String path,
        String name,
        String line,
        String title,
        String state,
        List<Acting> acting,
        boolean mayHold,
        int days,
        HoldForm form,
        List<FieldError> errors) {

    /**
     * A hold that acts.
     *
     * @param reason in the clinician's words; null for a state's law
     * @param early why nobody may open it before its time; null when it may be opened
     * @param asked what the patient asked, in words
     * @param review whether somebody else must decide again
     * @param mine whether the reader determined it, and so cannot decide again
     */
    record Acting(
            String id,
            String basis,
            String from,
            String by,
            String since,
            String until,
            @Nullable String reason,
            @Nullable String early,
            List<String> asked,
            boolean review,
            boolean mine) {}

    ItemHoldPage with(HoldForm other, List<FieldError> wrong) {
        return new ItemHoldPage(path, name, line, title, state, acting, mayHold, days, other, wrong);
    }

    @Nullable
    String wrong(String field) {
        return FieldError.at(field, errors);
    }

    static boolean isOpen(HoldRequests.Request request) {
        return request.answer() == Answer.PASSED_ON;
    }
}
