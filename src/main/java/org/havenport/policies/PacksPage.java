package org.havenport.policies;

import java.util.List;
import org.havenport.home.FieldError;
import org.jspecify.annotations.Nullable;

/** The rules of states: the list of them. */
record PacksPage(List<Row> rows, String home) {

    /** A state. */
    record Row(
            String path,
            String name,
            String rules,
            String look,
            String icon,
            String standing,
            String approved,
            boolean isHome) {}

    /**
     * One state.
     *
     * @param acts what acts now, in one sentence
     * @param form what counsel typed, or null for those who only read
     */
    record Open(
            String path,
            String name,
            String look,
            String icon,
            String standing,
            String acts,
            String hash,
            List<Rule> rules,
            List<String> approvals,
            @Nullable Form form,
            List<FieldError> errors) {

        @Nullable
        String wrong(String field) {
            return FieldError.at(field, errors);
        }
    }

    /** A row of the statute. */
    record Rule(String topic, String says, String note, String statute, String source, String read, String acts) {}

    /** The signature. */
    record Form(String name, String expires) {}
}
