package org.havenport.intake;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /**
     * What waits, the oldest first; of each its patient alone is opened.
     *
     * @param after the last of the page before, null for the first page
     */
    List<Held> waiting(Sql sql, @Nullable UUID after) {
        return with(
                sql,
                "and type = 'Patient'",
                sql.of("""
                                select * from intake.held where state = 'WAITING' and (cast(:after as uuid) is null
                                    or (at, id) > (select at, id from intake.held where id = :after))
                                order by at, id limit
                                """ + MOST_LISTED)
                        .param("after", after)
                        .query((row, _) -> held(sql, row))
                        .list());
    }

    Optional<Held> find(Sql sql, UUID id) {
        return one(sql, id, "");
    }

    /** The same, so that nobody else decides until the transaction is over. */
    Optional<Held> lock(Sql sql, UUID id) {
        return one(sql, id, "and state = 'WAITING' for update");
    }

    private Optional<Held> one(Sql sql, UUID id, String as) {
        var found = sql.of("select * from intake.held where id = :id " + as)
                .param("id", id)
                .query((row, _) -> held(sql, row))
                .list();
        return with(sql, "", found).stream().findFirst();
    }

    /** How many resources wait in each, by type; what holds none is missing. */
    Map<UUID, Map<String, Long>> types(Sql sql, List<UUID> held) {
        var types = new HashMap<UUID, Map<String, Long>>();
        sql.of("""
                        select held_id, type, count(*) from intake.quarantine
                        where held_id = any (cast(:held as uuid[])) group by held_id, type
                        """).param("held", strings(held)).query(row -> {
            types.computeIfAbsent(row.getObject(1, UUID.class), _ -> new TreeMap<>())
                    .put(row.getString(2), row.getLong(3));
        });
        return types;
    }

    /** What was proposed and is neither done nor turned down. */
    Optional<Decision> open(Sql sql, UUID held) {
        return Optional.ofNullable(open(sql, List.of(held)).get(held));
    }

    /** The same of several; what nobody proposed anything for is missing. */
    Map<UUID, Decision> open(Sql sql, List<UUID> held) {
        return sql.of("""
                        select * from intake.decision
                        where held_id = any (cast(:held as uuid[])) and not done and turned_down_by is null
                        """).param("held", strings(held)).query((row, _) -> decision(sql, row)).list().stream()
                .collect(Collectors.toMap(Decision::held, it -> it));
    }

    byte[] sealTarget(Sql sql, UUID held, int round, UUID target) {
        return vault.sealForRoom(sql, "intake", bytes(target), targetContext(held, round));
    }

    byte[] sealCameFrom(Sql sql, UUID held, UUID record) {
        return vault.sealForRoom(sql, "intake", bytes(record), cameFromContext(held));
    }

    private Held held(Sql sql, ResultSet row) throws SQLException {
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
                List.of());
    }

    /** These with their resources, or with some of them. */
    private List<Held> with(Sql sql, String only, List<Held> found) {
        var resources = new HashMap<UUID, List<HeldResource>>();
        sql.of("""
                        select held_id, id, type, position, sealed, links from intake.quarantine
                        where held_id = any (cast(:held as uuid[])) %s order by at, id
                        """.formatted(only))
                .param("held", strings(found.stream().map(Held::id).toList()))
                .query(row -> {
                    resources
                            .computeIfAbsent(row.getObject("held_id", UUID.class), _ -> new ArrayList<>())
                            .add(resource(sql, row));
                });
        return found.stream()
                .map(it -> it.with(resources.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private HeldResource resource(Sql sql, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new HeldResource(
                id,
                row.getString("type"),
                row.getString("position"),
                vault.openForRoom(sql, "intake", row.getBytes("sealed"), Quarantine.context(id, "resource")),
                links(sql, id, row.getBytes("links")));
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

    private static String[] strings(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
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
