package org.havenport.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;

/** What was typed on the page of a person, in whichever of its forms. */
record PersonForm(
        @Nullable String role,
        @Nullable String reason,
        @Nullable String lastDay,
        @Nullable String course,
        @Nullable String completed,
        @Nullable String counts,
        @Nullable String extension,
        @Nullable String why,
        @Nullable String found) {

    static PersonForm empty() {
        return new PersonForm(null, null, null, null, null, null, null, null, null);
    }

    Optional<Role> chosen() {
        var text = text(role);
        return java.util.Arrays.stream(Role.values())
                .filter(it -> it.name().equals(text))
                .findFirst();
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** A day as a date field sends it; empty when it is none. */
    static Optional<LocalDate> day(@Nullable String typed) {
        try {
            var day = LocalDate.parse(text(typed));
            return day.getYear() >= 1900 && day.getYear() <= 2999 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
