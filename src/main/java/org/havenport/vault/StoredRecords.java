package org.havenport.vault;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is really stored, in whatever room: every binary value longer than a hash must begin with the mark of
 * the key of the patient whose row it stands in, or of the room's own key.
 */
final class StoredRecords {

    private static final int LONGEST_HASH = 32;
    private static final int SAMPLE = 500;

    private final Sql sql;
    private final Keyring keys;
    private final Map<UUID, List<byte[]>> marks = new HashMap<>();
    private final Map<String, List<byte[]>> roomMarks = new HashMap<>();

    StoredRecords(Sql sql, Keyring keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** What was seen: columns' tables, values looked at, values that no key of theirs sealed. */
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

    /** A binary column and the column of its table that holds the patient's id. */
    private record Column(String room, String table, String name, String patient, double rows) {}

    private record Value(@Nullable UUID patient, String room, byte[] start) {}

    /** The binary columns of every table that this role may read. */
    private List<Column> columns() {
        return sql.of("""
                        select n.nspname, format('%I.%I', n.nspname, c.relname), format('%I', a.attname),
                               coalesce(quote_ident(p.attname), 'null::uuid'), c.reltuples
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'bytea'::regtype
                        left join lateral (
                            select attname from pg_attribute
                            where attrelid = c.oid and attname in ('patient_id', 'id') and atttypid = 'uuid'::regtype
                            order by attname = 'patient_id' desc limit 1) p on true
                        where c.relkind = 'r' and n.nspname not in ('vault', 'audit', 'pg_catalog', 'information_schema')
                          and not a.attisdropped and has_schema_privilege(n.oid, 'usage')
                          and has_table_privilege(c.oid, 'select')
                        """)
                .query((row, _) -> new Column(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getDouble(5)))
                .list();
    }

    private List<Value> sample(Column column) {
        var percent = Math.min(100, 100.0 * SAMPLE * 4 / Math.max(1, column.rows()));
        return sql.of("""
                        select %3$s, substring(%2$s from 1 for 5) from %1$s tablesample system (:percent)
                        where length(%2$s) > :longest limit :sample
                        """.formatted(column.table(), column.name(), column.patient()))
                .param("percent", percent)
                .param("longest", LONGEST_HASH)
                .param("sample", SAMPLE)
                .query((row, _) -> new Value(row.getObject(1, UUID.class), column.room(), row.getBytes(2)))
                .list();
    }

    private boolean isSealed(Value value) {
        return hasMark(value, roomMarks.computeIfAbsent(value.room(), room -> keys.marks(sql, DataKey.of(room))))
                || value.patient() != null
                        && hasMark(
                                value,
                                marks.computeIfAbsent(
                                        value.patient(), patient -> keys.marks(sql, DataKey.of(patient))));
    }

    private static boolean hasMark(Value value, List<byte[]> marks) {
        return marks.stream().anyMatch(mark -> Arrays.equals(mark, value.start()));
    }
}
