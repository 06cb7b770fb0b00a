package org.havenport.policies;

import java.util.ArrayList;
import java.util.List;

/**
 * A value as people read it: words, or a table.
 *
 * @param text the words; empty for a table and for an empty text
 * @param heads of a table; empty for words
 * @param rows of a table
 */
record Shown(String text, List<String> heads, List<List<String>> rows) {

    static Shown words(String text) {
        return new Shown(text, List.of(), List.of());
    }

    boolean isTable() {
        return !heads.isEmpty();
    }

    /** The rows of two tables in one: which stay, which go, which come. */
    static List<Change> changes(Shown before, Shown after) {
        var changes = new ArrayList<Change>();
        before.rows.forEach(row -> changes.add(new Change(after.rows.contains(row) ? "stays" : "goes", row)));
        after.rows.stream()
                .filter(row -> !before.rows.contains(row))
                .forEach(row -> changes.add(new Change("comes", row)));
        return changes;
    }

    /** A row and what happens to it: {@code stays}, {@code goes} or {@code comes}. */
    record Change(String how, List<String> cells) {}
}
