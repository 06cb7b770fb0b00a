package org.havenport.protocols;

import java.util.List;
import java.util.function.Predicate;

/**
 * A value or feature switch that a room needs the organisation to decide. Rooms declare parameters as beans; a
 * plain-language explanation stands in their words under {@code parameter.<key>}, and the sentence of the policy, with
 * {@code {0}} for the value, under {@code parameter.<key>.policy}.
 *
 * @param <T> what is decided; anything Jackson can write and read
 */
public interface Parameter<T> {

    /** Unique, with dots, the room first: {@code practice.phone}. */
    String key();

    Class<T> type();

    /** Our proposal; in force until something else is decided. */
    T standard();

    /** What the value may be, as data. */
    Bounds bounds();

    /** Who must approve it. */
    Approver approver();

    /** Whether the portal may not open to patients before somebody has decided it. */
    boolean isMandatory();

    /** Whether a value other than the {@link #standard()} needs a reason (B.tbl). */
    boolean asksForReason();

    /** What is wrong with a value, each thing with the name of its field; empty when it may be decided. */
    List<Wrong> wrong(T value);

    /** Whether a value may be decided; a value that is no longer acceptable is not used. */
    default boolean accepts(T value) {
        return wrong(value).isEmpty();
    }

    /** Rows of {@code compliance/requirements.csv} that ask for this parameter. */
    List<String> requirements();

    /** The same, approved by others than {@link Approver#OFFICER}. */
    Parameter<T> approvedBy(Approver approver);

    /** The same, without which the portal does not open. */
    Parameter<T> mandatory();

    /** A parameter with bounds as data. */
    static <T> Parameter<T> of(String key, Class<T> type, T standard, Bounds bounds, String... requirements) {
        return new Declared<>(key, type, standard, bounds, _ -> true, Approver.OFFICER, false, List.of(requirements));
    }

    /** A parameter with bounds as data and a condition on the whole value. */
    static <T> Parameter<T> of(
            String key, Class<T> type, T standard, Bounds bounds, Predicate<T> condition, String... requirements) {
        return new Declared<>(key, type, standard, bounds, condition, Approver.OFFICER, false, List.of(requirements));
    }

    /** A whole number between two, both included. */
    static Parameter<Integer> whole(String key, int standard, int least, int most, Unit unit, String... requirements) {
        return of(key, Integer.class, standard, new Bounds.Whole(least, most, unit), requirements);
    }

    /** A parameter declared in one line, whose bounds are one condition. */
    static <T> Parameter<T> of(String key, Class<T> type, T standard, Predicate<T> accepts, String... requirements) {
        return new Declared<>(
                key, type, standard, bounds(type), accepts, Approver.OFFICER, false, List.of(requirements));
    }

    private static Bounds bounds(Class<?> type) {
        if (type == Integer.class) {
            return new Bounds.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, Unit.NONE);
        }
        return type == Boolean.class ? new Bounds.YesOrNo() : new Bounds.Text(4000, true, Shape.LINES);
    }
}
