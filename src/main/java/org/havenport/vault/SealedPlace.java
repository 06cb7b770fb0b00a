package org.havenport.vault;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column with sealed bytes.
 *
 * @param table as {@code schema.table}; the schema is named as the room
 * @param column the sealed bytes
 * @param patient the column with the patient whose key sealed them, or null when the room's key did
 * @param context an SQL expression over the row {@code t}: the context the bytes were sealed with
 */
public record SealedPlace(
        String table, String column, @Nullable String patient, String context) {

    private static final Pattern TABLE = Pattern.compile("[a-z_]+\\.[a-z_]+");
    private static final Pattern COLUMN = Pattern.compile("[a-z_]+");

    public SealedPlace {
        if (!TABLE.matcher(table).matches()
                || !COLUMN.matcher(column).matches()
                || patient != null && !COLUMN.matcher(patient).matches()) {
            throw new IllegalArgumentException("A place is schema.table and the names of its columns");
        }
    }

    /** Sealed with the key of the patient whose id stands in this column. */
    public static SealedPlace ofPatient(String table, String column, String patient, String context) {
        return new SealedPlace(table, column, patient, context);
    }

    /** Sealed with the key of the room that has the table. */
    public static SealedPlace ofRoom(String table, String column, String context) {
        return new SealedPlace(table, column, null, context);
    }

    /** The SQL for a {@code timestamptz} as {@link java.time.Instant#toString()} writes it. */
    public static String instant(String column) {
        return """
                (to_char(%1$s at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || case
                    when extract(microseconds from %1$s)::bigint %% 1000000 = 0 then ''
                    when extract(microseconds from %1$s)::bigint %% 1000 = 0 then to_char(%1$s at time zone 'UTC', '.MS')
                    else to_char(%1$s at time zone 'UTC', '.US') end || 'Z')""".formatted(column);
    }

    /** As {@code schema.table.column}. */
    public String name() {
        return table + '.' + column;
    }

    String room() {
        return table.substring(0, table.indexOf('.'));
    }
}
