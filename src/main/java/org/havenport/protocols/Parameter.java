package org.havenport.protocols;

import java.util.List;
import java.util.function.Predicate;

/**
 * A value or feature switch that a room needs the organisation to decide. Rooms declare parameters as beans; a
 * plain-language explanation stands in their words under {@code parameter.<key>}.
 *
 * @param <T> what is decided; anything Jackson can write and read
 */
public interface Parameter<T> {

    /** Unique, with dots, the room first: {@code practice.phone}. */
    String key();

    Class<T> type();

    /** In force until something else is decided. */
    T standard();

    /** Whether a value may be decided; a value that is no longer acceptable is not used. */
    boolean accepts(T value);

    /** Rows of {@code compliance/requirements.csv} that ask for this parameter. */
    List<String> requirements();

    /** A parameter declared in one line. */
    static <T> Parameter<T> of(String key, Class<T> type, T standard, Predicate<T> accepts, String... requirements) {
        return new Declared<>(key, type, standard, accepts, List.of(requirements));
    }
}
