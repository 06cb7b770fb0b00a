package org.havenport.chart;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.chart.FilingCabinet.Present;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of a delivery: what stands there is read at once, what is new is written at once. */
@Component
class FiledItems {

    /** Rows in one statement, so that the largest delivery needs no more memory than a part of it. */
    private static final int AT_ONCE = 500;

    private final Vault vault;
    private final ItemRows rows;
    private final BlindedCodes codes;

    FiledItems(Vault vault, ItemRows rows, BlindedCodes codes) {
        this.vault = vault;
        this.rows = rows;
        this.codes = codes;
    }

    Map<UUID, Present> present(Sql sql, UUID patient, List<Arrival> arrivals) {
        var found = new HashMap<UUID, Present>();
        sql.of("""
                        select i.id, i.version, i.digest, %s, i.group_id from chart.item i
                        where patient_id = :patient and id = any (cast(:ids as uuid[]))
                        """.formatted(ItemRows.STATE))
                .param("patient", patient)
                .param("ids", strings(arrivals, a -> a.id().toString()))
                .query((row, _) -> new Present(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getBytes(3),
                        ReleaseState.valueOf(row.getString(4)),
                        row.getObject(5, UUID.class)))
                .list()
                .forEach(p -> found.put(p.id(), p));
        return found;
    }

    Standing standing(Sql sql, UUID patient, Collection<UUID> groups) {
        var standing = new Standing();
        sql.of("""
                        select i.id, i.group_id, %s, case when i.held_until > viewer.at() then i.held_until end,
                            case when i.kept_until > viewer.at() then i.kept_until end from chart.item i
                        where patient_id = :patient and group_id = any (cast(:groups as uuid[]))
                        """.formatted(ItemRows.STATE))
                .param("patient", patient)
                .param("groups", groups.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    standing.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            ReleaseState.valueOf(row.getString(3)));
                    var held = instant(row.getObject(4, OffsetDateTime.class));
                    var kept = instant(row.getObject(5, OffsetDateTime.class));
                    if (held != null || kept != null) {
                        standing.held(row.getObject(2, UUID.class), new Standing.Until(held, kept));
                    }
                });
        return standing;
    }

    void write(Sql sql, UUID patient, List<Filing.Filed> decided, Map<UUID, Present> present) {
        var news = decided.stream()
                .flatMap(it -> it.group().news().stream().map(a -> new News(a, it.state(), present.get(a.id()))))
                .toList();
        // What was open to the patient is known only before the group is shut.
        keepReplaced(sql, patient, news);
        shut(sql, patient, groups(decided, ReleaseState.HELD), ReleaseState.HELD);
        shut(sql, patient, groups(decided, ReleaseState.AWAITING_CONTACT), ReleaseState.AWAITING_CONTACT);
        for (int from = 0; from < news.size(); from += AT_ONCE) {
            insert(sql, news.subList(from, Math.min(news.size(), from + AT_ONCE)));
        }
    }

    /** What nothing stood in the place of, of any number of patients whose keys are ready. */
    void write(Sql sql, List<Filing.Filed> decided) {
        insert(
                sql,
                decided.stream()
                        .flatMap(it -> it.group().news().stream().map(a -> new News(a, it.state(), null)))
                        .toList());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** What came to a group that is held back is held back with it. */
    void holdOn(Sql sql, UUID patient, Map<UUID, Standing.Until> groups) {
        groups.forEach((group, until) -> sql.of("""
                        update chart.item set held_until = greatest(held_until, cast(:held as timestamptz)),
                            kept_until = greatest(kept_until, cast(:kept as timestamptz))
                        where patient_id = :patient and group_id = :group
                        """)
                .param("patient", patient)
                .param("group", group)
                .param("held", Objects.toString(until.held(), null), Types.VARCHAR)
                .param("kept", Objects.toString(until.kept(), null), Types.VARCHAR)
                .update());
    }

    private static List<UUID> groups(List<Filing.Filed> decided, ReleaseState state) {
        return decided.stream()
                .filter(it -> it.state() == state)
                .map(it -> it.group().id())
                .toList();
    }

    /** What stands in a group follows the decision: what waits for a call waits whether it was held or not. */
    private static void shut(Sql sql, UUID patient, List<UUID> groups, ReleaseState state) {
        if (groups.isEmpty()) {
            return;
        }
        sql.of("""
                        update chart.item set release_state = :state, released_at = null
                        where patient_id = :patient and group_id = any (cast(:groups as uuid[]))
                          and release_state in ('RELEASED', 'HELD')
                        """)
                .param("patient", patient)
                .param("state", state.name())
                .param("groups", strings(groups, UUID::toString))
                .update();
    }

    private static void keepReplaced(Sql sql, UUID patient, List<News> news) {
        var replaced = news.stream().filter(it -> it.before() != null).toList();
        if (replaced.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into chart.item_version (patient_id, id, version, status, digest, gist, body, filed_at, replaced_at, shown)
                        select patient_id, id, version, status, digest, gist, body, filed_at, viewer.at(),
                               chart.stands(release_state, held_until) = 'RELEASED'
                        from chart.item where patient_id = :patient and id = any (cast(:ids as uuid[]))
                        """)
                .param("patient", patient)
                .param("ids", strings(replaced, it -> it.arrival().id().toString()))
                .update();
    }

    private void insert(Sql sql, List<News> news) {
        var gists = new byte[news.size()][];
        var bodies = new byte[news.size()][];
        var digests = new byte[news.size()][];
        for (int i = 0; i < news.size(); i++) {
            var it = news.get(i);
            gists[i] = rows.sealGist(sql, it.arrival(), it.version());
            bodies[i] = rows.sealBody(sql, it.arrival(), it.version());
            digests[i] = vault.mac(it.arrival().body());
        }
        var arrivals = news.stream().map(News::arrival).toList();
        sql.of(news.stream().allMatch(it -> it.before() == null) ? INSERT : INSERT + OR_REPLACE)
                .param("patients", strings(arrivals, a -> a.patient().toString()))
                .param("groups", strings(arrivals, a -> a.group().toString()))
                .param("ids", strings(arrivals, a -> a.id().toString()))
                .param("versions", news.stream().mapToInt(News::version).toArray())
                .param("types", strings(arrivals, Arrival::type))
                .param("categories", strings(arrivals, a -> a.category().name()))
                .param("statuses", strings(arrivals, Arrival::status))
                .param("states", strings(news, it -> it.state().name()))
                .param("froms", strings(arrivals, a -> a.effective().toString()))
                .param("tos", strings(arrivals, a -> Objects.toString(a.effectiveTo(), null)))
                .param("issued", strings(arrivals, a -> a.issued().toString()))
                .param("codes", strings(arrivals, a -> codes.ofCodes(sql, a.patient(), a.codes())))
                .param("labels", strings(arrivals, a -> codes.ofLabels(sql, a.patient(), a.labels())))
                .param("confidentials", strings(arrivals, a -> Boolean.toString(a.isConfidential())))
                .param("sources", strings(arrivals, Arrival::source))
                .param("histories", strings(arrivals, a -> Boolean.toString(a.history())))
                .param("digests", digests)
                .param("gists", gists)
                .param("bodies", bodies)
                .update();
    }

    private static <T> @Nullable String[] strings(List<T> things, Function<T, @Nullable String> of) {
        return things.stream().map(of).toArray(String[]::new);
    }

    /** An arrival with what was decided of its group and what stood there before. */
    private record News(
            Arrival arrival, ReleaseState ofGroup, @Nullable Present before) {

        int version() {
            return Present.next(before);
        }

        ReleaseState state() {
            return Standing.of(arrival, ofGroup);
        }
    }

    // One statement for a whole delivery: the rows come as arrays and still pass the row-level policies.
    private static final String INSERT = """
            insert into chart.item (patient_id, id, version, type, category, status, release_state, group_id,
                effective_from, effective_to, issued_at, codes, labels, confidential, source, history, digest, gist,
                body, filed_at, released_at)
            select n.patient_id, n.id, n.version, n.type, n.category, n.status, n.state, n.group_id,
                n.effective_from, n.effective_to, n.issued, cast(n.codes as bytea[]), cast(n.labels as bytea[]),
                n.confidential, n.source, n.history, n.digest, n.gist, n.body,
                viewer.at(), case when n.state = 'RELEASED' then viewer.at() end
            from unnest(cast(:patients as uuid[]), cast(:ids as uuid[]), cast(:groups as uuid[]), cast(:versions as integer[]),
                cast(:types as text[]), cast(:categories as text[]), cast(:statuses as text[]), cast(:states as text[]),
                cast(:froms as timestamptz[]), cast(:tos as timestamptz[]), cast(:issued as timestamptz[]),
                cast(:codes as text[]), cast(:labels as text[]), cast(:confidentials as boolean[]),
                cast(:sources as text[]), cast(:histories as boolean[]), cast(:digests as bytea[]),
                cast(:gists as bytea[]), cast(:bodies as bytea[]))
                as n (patient_id, id, group_id, version, type, category, status, state, effective_from, effective_to, issued, codes,
                    labels, confidential, source, history, digest, gist, body)
            """;

    private static final String OR_REPLACE = """
            on conflict (patient_id, id) do update set version = excluded.version, type = excluded.type,
                category = excluded.category, status = excluded.status, release_state = excluded.release_state,
                group_id = excluded.group_id, effective_from = excluded.effective_from,
                effective_to = excluded.effective_to, issued_at = excluded.issued_at, codes = excluded.codes,
                labels = excluded.labels, confidential = chart.item.confidential or excluded.confidential, source = excluded.source,
                history = excluded.history, digest = excluded.digest, gist = excluded.gist, body = excluded.body,
                filed_at = excluded.filed_at, released_at = excluded.released_at
            """;
}
