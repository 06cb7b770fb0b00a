package org.havenport.chart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals what goes into a row and opens what comes out of it. */
@Component
class ItemRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    i -> i.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    /** What {@link #item} reads of {@code chart.item i}: all but the body. */
    static final String LISTED = """
            i.patient_id, i.id, i.version, i.type, i.category, i.status, i.release_state, i.group_id,
            i.effective_from, i.effective_to, i.issued_at, i.history, i.source, i.filed_at, i.confidential, i.gist""";

    /** What {@link #body} reads. */
    static final String BODY = "i.patient_id, i.id, i.version, i.body";

    private final Vault vault;

    ItemRows(Vault vault) {
        this.vault = vault;
    }

    Item item(Sql sql, ResultSet row) throws SQLException {
        var patient = row.getObject("patient_id", UUID.class);
        var id = row.getObject("id", UUID.class);
        var version = row.getInt("version");
        var gist = vault.open(sql, patient, row.getBytes("gist"), context(id, version, "gist"));
        return new Item(
                patient,
                id,
                version,
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
                JSON.readValue(gist, Gist.class));
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

    byte[] sealGist(Sql sql, Arrival arrival, int version) {
        return vault.seal(
                sql, arrival.patient(), JSON.writeValueAsBytes(arrival.gist()), context(arrival.id(), version, "gist"));
    }

    byte[] sealBody(Sql sql, Arrival arrival, int version) {
        return vault.seal(sql, arrival.patient(), arrival.body(), context(arrival.id(), version, "body"));
    }

    private static String context(UUID id, int version, String column) {
        return "chart.item|%s|%d|%s".formatted(id, version, column);
    }
}
