package org.havenport.release;

import java.util.List;
import org.havenport.chart.GistInWords;
import org.havenport.home.Due;
import org.havenport.home.FieldError;
import org.havenport.safeguards.Figure;
import org.havenport.viewer.Listed;
import org.jspecify.annotations.Nullable;

/**
 * The list of results that wait for a call.
 *
 * @param figures how long calls took, and who has not been reached; empty beside an open item
 * @param open what stands beside the list, or null
 */
record ReleasePage(
        String title,
        Listed<Row> rows,
        List<Figure> figures,
        @Nullable Open open) {

    /**
     * A line of the list.
     *
     * @param name whose result it is
     * @param grave the value that makes it wait; null when there is none
     * @param why how grave it is, and why it waits
     * @param holder who has taken the call on; null while nobody has
     */
    record Row(
            String path,
            Due due,
            String name,
            String born,
            String title,
            @Nullable GistInWords grave,
            WhyInWords why,
            String since,
            @Nullable String holder,
            boolean openedByPatient,
            boolean current) {}

    /**
     * One of them beside the list.
     *
     * @param given the patient's first name
     * @param why how grave it is, and why it waits; null once the conversation is on record
     * @param mayMark whether the reader may make it graver
     * @param due how long there is; null once the conversation is on record
     * @param holder who has taken the call on; null while nobody has
     * @param mine true when the reader has taken it on
     * @param told what the patient sees now; null once the value is open
     * @param opened when the patient opened it before a call, in words; null when not
     * @param receipt what was recorded, once the conversation is on record
     */
    record Open(
            String path,
            String given,
            String name,
            String line,
            @Nullable WhyInWords why,
            boolean mayMark,
            @Nullable Due due,
            @Nullable String by,
            List<Value> values,
            List<GistInWords> others,
            List<Phone> phones,
            @Nullable String speaks,
            List<String> tries,
            @Nullable String holder,
            boolean mine,
            @Nullable WaitingInWords told,
            @Nullable String opened,
            @Nullable String receipt,
            ContactForm form,
            List<FieldError> errors) {

        Open withForm(ContactForm other, List<FieldError> wrong) {
            return new Open(
                    path, given, name, line, why, mayMark, due, by, values, others, phones, speaks, tries, holder, mine,
                    told, opened, receipt, other, wrong);
        }

        /** Where it is held back, with a lawful basis. */
        String hold() {
            return path.replace(ResultsToReleaseController.PATH, HoldsController.PATH);
        }

        /** What is wrong with a field, or null. */
        @Nullable
        String wrong(String field) {
            return FieldError.at(field, errors);
        }
    }

    /**
     * A value that must be spoken about.
     *
     * @param taken when it was taken, in words
     * @param before earlier values, the newest first, in words
     */
    record Value(GistInWords gist, String taken, List<String> before) {}

    /** A number to call. */
    record Phone(String shown, String tel) {}
}
