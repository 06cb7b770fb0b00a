package org.havenport.intake;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what waits and what was decided about it, and opens what is sealed of it. */
@Component
class HeldRows {

    static final int MOST_LISTED = 100;

    private static final TypeReference<Map<String, String>> LINKS = new TypeReference<>() {};

    private final Vault vault;

    HeldRows(Vault vault) {
        this.vault = vault;
    }

    /** What waits, the oldest first; of each its patient alone is opened. */
    List<Held> waiting(Sql sql) {
        return sql.of("select * from intake.held where state = 'WAITING' order by at, id limit " + MOST_LISTED)
                .query((row, _) -> held(sql, row, "and type = 'Patient'"))
                .list();
    }

    Optional<Held> find(Sql sql, UUID id) {
        return sql.of("select * from intake.held where id = :id")
                .param("id", id)
                .query((row, _) -> held(sql, row, ""))
                .optional();
    }

    /** The same, so that nobody else decides until the transaction is over. */
    Optional<Held> lock(Sql sql, UUID id) {
        return sql.of("select * from intake.held where id = :id and state = 'WAITING' for update")
                .param("id", id)
                .query((row, _) -> held(sql, row, ""))
                .optional();
    }

    /** How many resources wait in each, by type. */
    Map<String, Long> types(Sql sql, UUID held) {
        var types = new java.util.TreeMap<String, Long>();
        sql.of("select type, count(*) from intake.quarantine where held_id = :held group by type")
                .param("held", held)
                .query(row -> {
                    types.put(row.getString(1), row.getLong(2));
                });
        return types;
    }

    /** What was proposed and is neither done nor turned down. */
    Optional<Decision> open(Sql sql, UUID held) {
        return sql.of("select * from intake.decision where held_id = :held and not done and turned_down_by is null")
                .param("held", held)
                .query((row, _) -> decision(sql, row))
                .optional();
    }

    byte[] sealTarget(Sql sql, UUID held, int round, UUID target) {
        return vault.sealForRoom(sql, "intake", bytes(target), targetContext(held, round));
    }

    byte[] sealCameFrom(Sql sql, UUID held, UUID record) {
        return vault.sealForRoom(sql, "intake", bytes(record), cameFromContext(held));
    }

    private Held held(Sql sql, ResultSet row, String only) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var cameFrom = row.getBytes("came_from");
        return new Held(
                id,
                row.getObject("run_id", UUID.class),
                row.getString("source"),
                row.getBoolean("live"),
                row.getString("reason"),
                cameFrom == null ? null : uuid(vault.openForRoom(sql, "intake", cameFrom, cameFromContext(id))),
                row.getBoolean("was_released"),
                row.getString("state").equals("WAITING"),
                row.getInt("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                resources(sql, id, only));
    }

    private List<HeldResource> resources(Sql sql, UUID held, String only) {
        return sql.of(
                        "select id, type, position, sealed, links from intake.quarantine where held_id = :held %s order by at, id"
                                .formatted(only))
                .param("held", held)
                .query((row, _) -> {
                    var id = row.getObject(1, UUID.class);
                    return new HeldResource(
                            id,
                            row.getString(2),
                            row.getString(3),
                            vault.openForRoom(sql, "intake", row.getBytes(4), Quarantine.context(id, "resource")),
                            links(sql, id, row.getBytes(5)));
                })
                .list();
    }

    private Map<String, String> links(Sql sql, UUID id, byte @Nullable [] sealed) {
        return sealed == null
                ? Map.of()
                : JsonMapper.shared()
                        .readValue(vault.openForRoom(sql, "intake", sealed, Quarantine.context(id, "links")), LINKS);
    }

    private Decision decision(Sql sql, ResultSet row) throws SQLException {
        var held = row.getObject("held_id", UUID.class);
        var round = row.getInt("round");
        var target = row.getBytes("target");
        return new Decision(
                held,
                round,
                Decision.What.valueOf(row.getString("what")),
                target == null ? null : uuid(vault.openForRoom(sql, "intake", target, targetContext(held, round))),
                row.getBoolean("take_over"),
                row.getString("why"),
                typed(row),
                row.getObject("proposed_by", UUID.class),
                row.getBoolean("needs_second"),
                row.getObject("confirmed_by", UUID.class));
    }

    private static Set<Typed.What> typed(ResultSet row) throws SQLException {
        var typed = EnumSet.noneOf(Typed.What.class);
        Arrays.stream((String[]) row.getArray("typed").getArray())
                .map(Typed.What::valueOf)
                .forEach(typed::add);
        return typed;
    }

    private static String targetContext(UUID held, int round) {
        return "intake.decision|%s|%d|target".formatted(held, round);
    }

    private static String cameFromContext(UUID held) {
        return "intake.held|" + held + "|came_from";
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
