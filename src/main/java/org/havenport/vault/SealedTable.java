package org.havenport.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The sealed columns of one table, sealed anew row by row; a row that changes meanwhile is left for the next look. */
final class SealedTable {

    private static final int BATCH = 100;
    private static final int MARK = 5;

    private final List<SealedPlace> places;

    private SealedTable(List<SealedPlace> places) {
        this.places = places;
    }

    static List<SealedTable> of(Stream<SealedPlace> places) {
        return places
                .collect(Collectors.groupingBy(SealedPlace::table, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(SealedTable::new)
                .toList();
    }

    /** How many values were sealed anew, and how many did not open and were left as they are. */
    record Done(int sealed, int kept) {

        static final Done NOTHING = new Done(0, 0);

        Done plus(Done more) {
            return new Done(sealed + more.sealed, kept + more.kept);
        }
    }

    /** The rows of this key with a value that the newest key did not seal, by where they lie. */
    List<String> rows(Sql sql, DataKey key, byte[] newest) {
        var other = places.stream()
                .map(it -> "substring(t.%s from 1 for %d) <> :newest".formatted(it.column(), MARK))
                .collect(Collectors.joining(" or "));
        var statement = sql.of("select t.ctid::text from %s t where (%s) and %s".formatted(table(), other, whose()))
                .param("newest", newest);
        return bind(statement, key).query(String.class).list();
    }

    /** The parts of a list that one transaction takes. */
    static List<List<String>> batches(List<String> rows) {
        return IntStream.iterate(0, from -> from < rows.size(), from -> from + BATCH)
                .mapToObj(from -> rows.subList(from, Math.min(rows.size(), from + BATCH)))
                .toList();
    }

    /** Seals these rows anew as far as they still lie there and open. */
    Done seal(Sql sql, DataKey key, Aead with, byte[] newest, List<String> rows) {
        var values = places.stream()
                .map(it -> "t.%s, %s".formatted(it.column(), it.context()))
                .collect(Collectors.joining(", "));
        var kept = new int[1];
        var changed = new ArrayList<Row>();
        sql.of("select t.ctid::text, t.xmin::text, %s from %s t where t.ctid = any (cast(:rows as tid[]))"
                        .formatted(values, table()))
                .param("rows", rows.toArray(String[]::new))
                .query(row -> {
                    var read = read(row, key, with, newest);
                    kept[0] += read.kept();
                    if (read.sealed() > 0) {
                        changed.add(read);
                    }
                });
        return new Done(changed.isEmpty() ? 0 : write(sql, changed), kept[0]);
    }

    /** A row with its new values, in the order of the places; an old one where nothing was to be done. */
    private record Row(String at, String version, List<byte @Nullable []> values, int sealed, int kept) {}

    private Row read(ResultSet row, DataKey key, Aead with, byte[] newest) throws SQLException {
        var values = new ArrayList<byte @Nullable []>();
        int sealed = 0;
        int kept = 0;
        for (int i = 0; i < places.size(); i++) {
            var value = row.getBytes(3 + 2 * i);
            values.add(value);
            if (value == null || Arrays.equals(value, 0, Math.min(MARK, value.length), newest, 0, newest.length)) {
                continue;
            }
            try {
                values.set(i, Envelope.again(with, value, associated(key, row.getString(4 + 2 * i))));
                sealed++;
            } catch (Unreadable damaged) {
                kept++;
            }
        }
        return new Row(row.getString(1), row.getString(2), values, sealed, kept);
    }

    private int write(Sql sql, List<Row> rows) {
        var columns = IntStream.range(0, places.size()).boxed().toList();
        var set =
                columns.stream().map(i -> places.get(i).column() + " = n.v" + i).collect(Collectors.joining(", "));
        var names = columns.stream().map(i -> "v" + i).collect(Collectors.joining(", "));
        var arrays =
                columns.stream().map(i -> "cast(:v%d as bytea[])".formatted(i)).collect(Collectors.joining(", "));
        var statement = sql.of("""
                        update %s t set %s from unnest(cast(:at as tid[]), cast(:versions as text[]), %s) n (at, version, %s)
                        where t.ctid = n.at and t.xmin::text = n.version
                        """.formatted(table(), set, arrays, names))
                .param("at", rows.stream().map(Row::at).toArray(String[]::new))
                .param("versions", rows.stream().map(Row::version).toArray(String[]::new));
        for (var i : columns) {
            statement = statement.param(
                    "v" + i, rows.stream().map(it -> it.values().get(i)).toArray(byte[][]::new));
        }
        var written = statement.update();
        return written == rows.size() ? rows.stream().mapToInt(Row::sealed).sum() : written;
    }

    private String table() {
        return places.getFirst().table();
    }

    private String whose() {
        var patient = places.getFirst().patient();
        return patient == null ? "true" : "t.%s = :key".formatted(patient);
    }

    private static org.springframework.jdbc.core.simple.JdbcClient.StatementSpec bind(
            org.springframework.jdbc.core.simple.JdbcClient.StatementSpec statement, DataKey key) {
        return key instanceof DataKey.OfPatient(UUID patient) ? statement.param("key", patient) : statement;
    }

    private static byte[] associated(DataKey key, String context) {
        return key instanceof DataKey.OfPatient(UUID patient)
                ? Envelope.associated(patient, context)
                : context.getBytes(StandardCharsets.UTF_8);
    }
}
