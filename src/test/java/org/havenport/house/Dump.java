package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.havenport.database.OwnersConnection;
import org.postgresql.PGConnection;

/** What a dump of every table of the database tells to who looks for words in it. */
final class Dump {

    private static final Pattern BYTES = Pattern.compile("\\\\\\\\x((?:[0-9a-f]{2})+)");

    private Dump() {}

    /** Each table in which a word stands, as the dump writes it or inside of bytes. */
    static Set<String> found(OwnersConnection owner, Searcher searcher) throws SQLException, IOException {
        var found = new TreeSet<String>();
        try (var connection = owner.open()) {
            var tables = tables(connection);
            assertThat(tables).hasSizeGreaterThan(15).contains("chart.item", "patients.patient", "audit.line");
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : tables) {
                var out = new ByteArrayOutputStream();
                copy.copyOut("copy (select * from " + table + ") to stdout", out);
                searcher.in(out.toByteArray()).forEach(hit -> found.add(table + ": " + hit));
                searcher.in(decoded(out)).forEach(hit -> found.add(table + ", bytes: " + hit));
            }
        }
        return found;
    }

    /** The contents of every column of bytes, one after the other. */
    private static byte[] decoded(ByteArrayOutputStream text) {
        var bytes = new ByteArrayOutputStream();
        BYTES.matcher(text.toString(StandardCharsets.UTF_8))
                .results()
                .forEach(hit -> bytes.writeBytes(HexFormat.of().parseHex(hit.group(1))));
        return bytes.toByteArray();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select format('%I.%I', n.nspname, c.relname)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                            and n.nspname not like 'pg_toast%'
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
