package org.havenport.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The blinded columns of one table; all rows of a patient or room are blinded anew at once. */
final class BlindTable {

    private static final int BATCH = 1_000;

    private final List<BlindPlace> places;

    private BlindTable(List<BlindPlace> places) {
        this.places = places;
    }

    static List<BlindTable> of(Stream<BlindPlace> places) {
        return places
                .collect(Collectors.groupingBy(BlindPlace::table, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(BlindTable::new)
                .toList();
    }

    /** A row with its new values, each as PostgreSQL reads it. */
    private record Row(String at, List<@Nullable String> values) {}

    /** Blinds every row of this key anew, part of a transaction in which nobody else writes such values. */
    int blind(Sql sql, DataKey key, UnaryOperator<byte[]> anew) {
        var columns = places.stream().map(it -> "t." + it.column()).collect(Collectors.joining(", "));
        var rows = new ArrayList<Row>();
        var statement =
                sql.of("select t.ctid::text, %s from %s t where %s for update".formatted(columns, table(), whose()));
        if (key instanceof DataKey.OfPatient(var patient)) {
            statement = statement.param("key", patient);
        }
        statement.query(row -> {
            rows.add(read(row, anew));
        });
        for (int from = 0; from < rows.size(); from += BATCH) {
            write(sql, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        return rows.size();
    }

    private Row read(ResultSet row, UnaryOperator<byte[]> anew) throws SQLException {
        var values = new ArrayList<@Nullable String>();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).several()) {
                var all = (byte[][]) row.getArray(2 + i).getArray();
                values.add(Stream.of(all)
                        .map(it -> "\"\\" + text(anew.apply(it)) + '"')
                        .collect(Collectors.joining(",", "{", "}")));
            } else {
                var one = row.getBytes(2 + i);
                values.add(one == null ? null : text(anew.apply(one)));
            }
        }
        return new Row(row.getString(1), values);
    }

    private void write(Sql sql, List<Row> rows) {
        var columns = IntStream.range(0, places.size()).boxed().toList();
        var set = columns.stream()
                .map(i -> "%s = cast(n.v%d as bytea%s)"
                        .formatted(places.get(i).column(), i, places.get(i).several() ? "[]" : ""))
                .collect(Collectors.joining(", "));
        var names = columns.stream().map(i -> "v" + i).collect(Collectors.joining(", "));
        var arrays =
                columns.stream().map(i -> "cast(:v%d as text[])".formatted(i)).collect(Collectors.joining(", "));
        var statement = sql.of("update %s t set %s from unnest(cast(:at as tid[]), %s) n (at, %s) where t.ctid = n.at"
                        .formatted(table(), set, arrays, names))
                .param("at", rows.stream().map(Row::at).toArray(String[]::new));
        for (var i : columns) {
            statement = statement.param(
                    "v" + i, rows.stream().map(it -> it.values().get(i)).toArray(String[]::new));
        }
        var written = statement.update();
        if (written != rows.size()) {
            throw new IllegalStateException(
                    "%d of %d rows of %s were blinded anew".formatted(written, rows.size(), table()));
        }
    }

    private String table() {
        return places.getFirst().table();
    }

    private String whose() {
        var patient = places.getFirst().patient();
        return patient == null ? "true" : "t.%s = :key".formatted(patient);
    }

    private static String text(byte[] value) {
        return "\\x" + HexFormat.of().formatHex(value);
    }
}
