package org.havenport.home;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What is wrong with a form that was sent, each beside its field, in the order of the fields. */
public record Errors(List<FieldError> all) {

    public static Errors none() {
        return new Errors(List.of());
    }

    public static Errors of(String field, String words) {
        return new Errors(List.of(new FieldError(field, words)));
    }

    /** These and one more. */
    public Errors and(String field, String words) {
        var more = new ArrayList<>(all);
        more.add(new FieldError(field, words));
        return new Errors(List.copyOf(more));
    }

    /** How a page answers that shows them: nothing is wrong, or what was sent cannot be taken. */
    public HttpStatus status() {
        return all.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    /** What is wrong with a field, or null. */
    public @Nullable String of(String field) {
        return FieldError.at(field, all);
    }
}
