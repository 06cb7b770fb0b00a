package org.havenport.vault;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column with blinded values, one in a row or a list of them.
 *
 * @param table as {@code schema.table}; the schema is named as the room
 * @param column of type {@code bytea}, or {@code bytea[]} when there are several
 * @param patient the column with the patient it is about, or null when it is about none
 */
public record BlindPlace(
        String table, String column, @Nullable String patient, boolean several) {

    private static final Pattern TABLE = Pattern.compile("[a-z_]+\\.[a-z_]+");
    private static final Pattern COLUMN = Pattern.compile("[a-z_]+");

    public BlindPlace {
        if (!TABLE.matcher(table).matches()
                || !COLUMN.matcher(column).matches()
                || patient != null && !COLUMN.matcher(patient).matches()) {
            throw new IllegalArgumentException("A place is schema.table and the names of its columns");
        }
    }

    /** One value about the patient whose id stands in this column. */
    public static BlindPlace ofPatient(String table, String column, String patient) {
        return new BlindPlace(table, column, patient, false);
    }

    /** A list of values about the patient whose id stands in this column. */
    public static BlindPlace severalOfPatient(String table, String column, String patient) {
        return new BlindPlace(table, column, patient, true);
    }

    /** One value that belongs to no single patient. */
    public static BlindPlace ofRoom(String table, String column) {
        return new BlindPlace(table, column, null, false);
    }

    /** As {@code schema.table.column}. */
    public String name() {
        return table + '.' + column;
    }

    String room() {
        return table.substring(0, table.indexOf('.'));
    }
}
