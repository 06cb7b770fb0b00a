package org.havenport.concerns;

import java.util.List;
import org.havenport.home.FieldError;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, in the order of its fields. */
record Errors(List<FieldError> all) {

    static Errors none() {
        return new Errors(List.of());
    }

    static Errors of(String field, String words) {
        return new Errors(List.of(new FieldError(field, words)));
    }

    /** What is wrong with a field, or null. */
    @Nullable
    String of(String field) {
        return all.stream()
                .filter(e -> e.field().equals(field))
                .map(FieldError::words)
                .findFirst()
                .orElse(null);
    }
}
