package org.havenport.upgrade;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** The rows of every table of a database, out of it and into another. */
final class Tables {

    private static final String OURS = "not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'";

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /** Every table, by schema and name. */
    List<String> all() throws SQLException {
        return strings("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname
                """ + OURS + " order by 1");
    }

    /** The login roles of the program. */
    List<String> roles() throws SQLException {
        return strings("select rolname from pg_roles where rolname like 'havenport%' and rolcanlogin order by 1");
    }

    /** The columns that are stored as they are, not made from others; they are named, for another version may add some. */
    List<String> columns(String table) throws SQLException {
        return strings("""
                select format('%%I', attname) from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
                """.formatted(table));
    }

    byte[] rows(String table) throws SQLException, IOException {
        var out = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy %s (%s) to stdout".formatted(table, String.join(", ", columns(table))), out);
        return out.toByteArray();
    }

    /** Takes out the rows the migrations made. */
    void empty() throws SQLException {
        run("truncate " + String.join(", ", all()));
    }

    void fill(String table, String columns, byte[] rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(table, columns), new ByteArrayInputStream(rows));
    }

    long count(String table) throws SQLException {
        return Long.parseLong(strings("select count(*)::text from " + table).getFirst());
    }

    Map<String, Long> sequences() throws SQLException {
        var found = new TreeMap<String, Long>();
        for (var line : strings("""
                select format('%I.%I %s', n.schemaname, n.sequencename, coalesce(n.last_value, 0)) from pg_sequences n
                """)) {
            found.put(line.substring(0, line.indexOf(' ')), Long.parseLong(line.substring(line.indexOf(' ') + 1)));
        }
        return found;
    }

    void set(String sequence, long value) throws SQLException {
        if (value > 0) {
            run("select setval('%s', %d)".formatted(sequence, value));
        }
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
