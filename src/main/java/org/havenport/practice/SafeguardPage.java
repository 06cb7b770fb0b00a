package org.havenport.practice;

import java.util.List;
import org.havenport.home.Due;
import org.havenport.home.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * One promise with everything behind it, and what its reader may do about it.
 *
 * @param asked how often it was asked, in words
 * @param turns when it came to stand otherwise, the newest first
 * @param form what may be done and what was typed
 * @param waiver null when there is none
 * @param work the open task, or null
 * @param code where the control stands in the source
 * @param tests what shows it
 */
record SafeguardPage(
        Promise promise,
        String path,
        String reviewed,
        String asked,
        List<Turn> turns,
        List<Line> done,
        Form form,
        @Nullable Waived waiver,
        @Nullable Task work,
        String code,
        List<String> tests,
        List<FieldError> errors) {

    /** A turn of the state. */
    record Turn(String when, Standing standing, String seen) {}

    /** A task that is over. */
    record Line(String when, String who, String outcome, String words) {}

    /** A task that is open. */
    record Task(Due due, String opened, boolean broken, boolean waived, boolean mine) {}

    /** A waiver. */
    record Waived(
            String until,
            String reason,
            String asked,
            @Nullable String agreed,
            boolean mayAgree,
            boolean mine) {}

    /**
     * What may be done.
     *
     * @param mayName whether the reader names owners
     * @param mayEnd whether the reader agrees to waivers and ends them
     * @param latestReview the latest day of the next review, as a form writes it
     * @param latestWaiver the latest day of a waiver
     */
    record Form(
            boolean mayName,
            boolean mayEnd,
            String role,
            String person,
            List<Option> roles,
            List<Option> people,
            String latestReview,
            String latestWaiver,
            Typed typed) {}

    /** Something that can be chosen. */
    record Option(String value, String words) {}

    /** What was typed before the form was refused. */
    record Typed(String remark, String planned, String next, String reason, String until, String words) {
        static Typed nothing() {
            return new Typed("", "", "", "", "", "");
        }
    }

    /** What is wrong with a field, or null. */
    @Nullable
    String wrong(String field) {
        return FieldError.at(field, errors);
    }
}
