package org.havenport.protocols;

import java.util.List;
import java.util.function.Predicate;

/** A parameter as a room declares it: bounds as data, and a condition on the whole value. */
record Declared<T>(
        String key,
        Class<T> type,
        T standard,
        Bounds bounds,
        Predicate<T> condition,
        Approver approver,
        boolean isMandatory,
        List<String> requirements)
        implements Parameter<T> {

    @Override
    public List<Wrong> wrong(T value) {
        var wrong = bounds.wrong("value", Json.tree(value));
        return wrong.isEmpty() && !condition.test(value) ? Wrong.of("value", "unfit") : wrong;
    }

    @Override
    public boolean asksForReason() {
        // Where our proposal says nothing there is nothing to depart from.
        return !(bounds instanceof Bounds.Text) && !standard.equals("");
    }

    @Override
    public Parameter<T> approvedBy(Approver other) {
        return new Declared<>(key, type, standard, bounds, condition, other, isMandatory, requirements);
    }

    @Override
    public Parameter<T> mandatory() {
        return new Declared<>(key, type, standard, bounds, condition, approver, true, requirements);
    }
}
