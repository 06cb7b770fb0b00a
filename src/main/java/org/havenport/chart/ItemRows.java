package org.havenport.chart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.havenport.vault.Unreadable;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals what goes into a row and opens what comes out of it. */
@Component
class ItemRows {

    private static final Logger log = LoggerFactory.getLogger(ItemRows.class);

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    i -> i.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    /** How an item stands at this instant: a hold that is over holds nothing, whatever was written down of it. */
    static final String STATE = "chart.stands(i.release_state, i.held_until)";

    /** What {@link #item} reads of {@code chart.item i}: all but the body. */
    static final String LISTED = """
            i.patient_id, i.id, i.version, i.type, i.category, i.status, %s as release_state, i.group_id,
            i.effective_from, i.effective_to, i.issued_at, i.history, i.source, i.filed_at, i.confidential, i.gist""".formatted(STATE);

    /** What {@link #body} and {@link #streamed} read. */
    static final String BODY =
            "i.patient_id, i.id, i.version, i.effective_from, i.body, %s as release_state".formatted(STATE);

    private final Vault vault;

    ItemRows(Vault vault) {
        this.vault = vault;
    }

    /** @throws Unreadable when the row was tampered with or damaged */
    Item item(Sql sql, ResultSet row) throws SQLException {
        return item(row, gist(sql, row));
    }

    /** A line of a list. One damaged row must not take the others, critical ones among them, out of sight. */
    Item line(Sql sql, ResultSet row) throws SQLException {
        try {
            return item(sql, row);
        } catch (Unreadable damaged) {
            log.error("Item {} cannot be opened and is listed without words", row.getObject("id", UUID.class));
            return item(row, Gist.UNREADABLE);
        }
    }

    /** Lines, the newest first, until there are enough of them and the next is older. */
    ResultSetExtractor<List<Item>> until(Sql sql, Predicate<List<Item>> enough) {
        return all -> {
            var found = new ArrayList<Item>();
            while (all.next()) {
                if (!found.isEmpty() && isOlder(all, found.getLast()) && enough.test(found)) {
                    break;
                }
                found.add(line(sql, all));
            }
            return found;
        };
    }

    private static boolean isOlder(ResultSet row, Item than) throws SQLException {
        return row.getObject("effective_from", OffsetDateTime.class).toInstant().isBefore(than.effective());
    }

    Gist gist(Sql sql, ResultSet row) throws SQLException {
        var context = context(row.getObject("id", UUID.class), row.getInt("version"), "gist");
        return JSON.readValue(
                vault.open(sql, row.getObject("patient_id", UUID.class), row.getBytes("gist"), context), Gist.class);
    }

    private static Item item(ResultSet row, Gist gist) throws SQLException {
        return new Item(
                row.getObject("patient_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("type"),
                Category.valueOf(row.getString("category")),
                row.getString("status"),
                ReleaseState.valueOf(row.getString("release_state")),
                row.getObject("group_id", UUID.class),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                instant(row.getObject("effective_to", OffsetDateTime.class)),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("history"),
                row.getString("source"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("confidential"),
                gist);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    byte[] body(Sql sql, ResultSet row) throws SQLException {
        return vault.open(
                sql,
                row.getObject("patient_id", UUID.class),
                row.getBytes("body"),
                context(row.getObject("id", UUID.class), row.getInt("version"), "body"));
    }

    /** The body as it leaves the program, labelled as it stands. */
    byte[] streamed(Sql sql, ResultSet row) throws SQLException {
        return Taboo.streamed(body(sql, row), ReleaseState.valueOf(row.getString("release_state")));
    }

    byte[] sealGist(Sql sql, Arrival arrival, int version) {
        return vault.seal(
                sql, arrival.patient(), JSON.writeValueAsBytes(arrival.gist()), context(arrival.id(), version, "gist"));
    }

    byte[] sealBody(Sql sql, Arrival arrival, int version) {
        return vault.seal(sql, arrival.patient(), arrival.body(), context(arrival.id(), version, "body"));
    }

    private static String context(UUID id, int version, String column) {
        return "chart.item|" + id + '|' + version + '|' + column;
    }
}
