package org.havenport.people;

import java.util.ArrayList;
import java.util.List;
import org.havenport.home.FieldError;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form that was sent, each beside its field. */
record Errors(List<FieldError> all) {

    static Errors none() {
        return new Errors(List.of());
    }

    static Errors of(String field, String words) {
        return new Errors(List.of(new FieldError(field, words)));
    }

    Errors and(String field, String words) {
        var more = new ArrayList<>(all);
        more.add(new FieldError(field, words));
        return new Errors(List.copyOf(more));
    }

    @Nullable
    String of(String field) {
        return all.stream()
                .filter(it -> it.field().equals(field))
                .map(FieldError::words)
                .findFirst()
                .orElse(null);
    }
}
