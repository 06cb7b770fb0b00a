package org.havenport.protocols;

import java.util.List;
import java.util.function.Predicate;

/** A parameter whose bounds are one condition. */
record Declared<T>(String key, Class<T> type, T standard, Predicate<T> condition, List<String> requirements)
        implements Parameter<T> {

    @Override
    public boolean accepts(T value) {
        return condition.test(value);
    }
}
