package org.havenport.practice;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.havenport.vault.Unreadable;
import org.havenport.vault.Vault;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** Everything the register knows of every promise, read in a few statements. */
record RegisterRows(
        Map<String, Instant> known,
        Map<String, Sighting> last,
        Map<String, Instant> turned,
        Map<String, Owner> owners,
        Map<String, Entry.Reviewed> reviews,
        Map<String, Entry.Remark> remarks,
        Map<String, Waiver> waivers,
        Map<String, Entry.Work> work) {

    static final String ROOM = "practice";

    /** What was seen at an instant. */
    record Sighting(Instant at, Standing standing) {}

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    static RegisterRows read(Sql sql, Vault vault) {
        return new RegisterRows(
                by(sql, "select name, first_seen_at from practice.promise", row -> at(row, 2)),
                by(sql, """
                        select p.name, s.at, s.state from practice.promise p cross join lateral (
                            select at, state from practice.sighting where promise = p.name order by at desc limit 1) s
                        """, row -> new Sighting(at(row, 2), Standing.valueOf(row.getString(3)))),
                by(sql, """
                        select p.name, s.at from practice.promise p cross join lateral (
                            select at from practice.sighting where promise = p.name and turned order by at desc limit 1) s
                        """, row -> at(row, 2)),
                by(sql, """
                        select distinct on (promise) promise, role, account from practice.owner
                        order by promise, number desc
                        """, row -> new Owner(Role.valueOf(row.getString(2)), row.getObject(3, UUID.class))),
                by(sql, """
                        select distinct on (promise) promise, at, by, next_on from practice.review
                        order by promise, number desc
                        """, row -> new Entry.Reviewed(at(row, 2), id(row, 3), day(row, 4))),
                by(
                        sql,
                        """
                        select distinct on (promise) promise, words, planned, at, by from practice.remark
                        order by promise, number desc
                        """,
                        row -> new Entry.Remark(
                                open(sql, vault, row.getBytes(2), row.getString(1)),
                                row.getObject(3, LocalDate.class),
                                at(row, 4),
                                id(row, 5))),
                by(
                        sql,
                        """
                        select promise, id, reason, until, asked_at, asked_by, approved_by from practice.waiver
                        where ended_at is null
                        """,
                        row -> new Waiver(
                                id(row, 2),
                                row.getString(1),
                                open(sql, vault, row.getBytes(3), row.getString(1)),
                                day(row, 4),
                                at(row, 5),
                                id(row, 6),
                                row.getObject(7, UUID.class))),
                by(
                        sql,
                        "select promise, id, opened_at, due_at from practice.mending where closed_at is null",
                        row -> new Entry.Work(id(row, 2), at(row, 3), at(row, 4))));
    }

    /** Words of people, sealed for the promise they are about. */
    static byte[] seal(Sql sql, Vault vault, String promise, String words) {
        return vault.sealForRoom(sql, ROOM, words.getBytes(StandardCharsets.UTF_8), context(promise));
    }

    static String open(Sql sql, Vault vault, byte[] sealed, String promise) {
        try {
            return new String(vault.openForRoom(sql, ROOM, sealed, context(promise)), StandardCharsets.UTF_8);
        } catch (Unreadable damaged) {
            // One damaged row hides its own words and nothing else.
            return "";
        }
    }

    private static String context(String promise) {
        return "practice|" + promise;
    }

    private static <T> Map<String, T> by(Sql sql, String query, Reading<T> reading) {
        var found = new HashMap<String, T>();
        sql.of(query).query(row -> {
            found.put(row.getString(1), reading.of(row));
        });
        return found;
    }

    static Instant at(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }

    /** When the state last turned; what was never seen begins now. */
    Instant since(String promise, Instant otherwise) {
        return turned.getOrDefault(promise, otherwise);
    }

    @Nullable
    Sighting lastOf(String promise) {
        return last.get(promise);
    }
}
