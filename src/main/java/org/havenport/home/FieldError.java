package org.havenport.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a field of a form that was sent.
 *
 * @param field its id on the page
 */
public record FieldError(String field, String words) {

    /** What is wrong with a field, or null. */
    public static @Nullable String at(String field, List<FieldError> all) {
        return all.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::words)
                .findFirst()
                .orElse(null);
    }
}
