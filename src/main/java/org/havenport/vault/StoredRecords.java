package org.havenport.vault;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.viewer.Sql;

/**
 * Looks at what is really stored about patients, in whatever room: every binary value longer than a hash must begin
 * with the mark of the key of the patient whose row it stands in.
 */
final class StoredRecords {

    private static final int LONGEST_HASH = 32;
    private static final int SAMPLE = 500;

    private final Sql sql;
    private final Keyring keys;
    private final Map<UUID, List<byte[]>> marks = new HashMap<>();

    StoredRecords(Sql sql, Keyring keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** What was seen: columns' tables, values looked at, values not sealed with their patient's key. */
    record Seen(int tables, long looked, long open) {}

    Seen look() {
        var columns = columns();
        var looked = 0L;
        var open = 0L;
        for (var column : columns) {
            for (var value : sample(column)) {
                looked++;
                if (!isSealed(value)) {
                    open++;
                }
            }
        }
        var tables = columns.stream().map(Column::table).distinct().count();
        return new Seen((int) tables, looked, open);
    }

    private record Column(String table, String name, double rows) {}

    private record Value(UUID patient, byte[] start) {}

    /** The binary columns of every table with a patient's id that this role may read. */
    private List<Column> columns() {
        return sql.of("""
                        select format('%I.%I', n.nspname, c.relname), format('%I', a.attname), c.reltuples
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute p on p.attrelid = c.oid and p.attname = 'patient_id'
                        join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'bytea'::regtype
                        where c.relkind = 'r' and n.nspname <> 'vault' and not a.attisdropped
                          and has_schema_privilege(n.oid, 'usage')
                          and has_column_privilege(c.oid, a.attnum, 'select')
                          and has_column_privilege(c.oid, p.attnum, 'select')
                        """)
                .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getDouble(3)))
                .list();
    }

    private List<Value> sample(Column column) {
        var percent = Math.min(100, 100.0 * SAMPLE * 4 / Math.max(1, column.rows()));
        return sql.of("""
                        select patient_id, substring(%2$s from 1 for 5) from %1$s tablesample system (:percent)
                        where patient_id is not null and length(%2$s) > :longest limit :sample
                        """.formatted(column.table(), column.name()))
                .param("percent", percent)
                .param("longest", LONGEST_HASH)
                .param("sample", SAMPLE)
                .query((row, _) -> new Value(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
    }

    private boolean isSealed(Value value) {
        return marks.computeIfAbsent(value.patient(), patient -> keys.marks(sql, patient)).stream()
                .anyMatch(mark -> Arrays.equals(mark, value.start()));
    }
}
