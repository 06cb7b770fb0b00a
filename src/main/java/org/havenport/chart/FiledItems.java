package org.havenport.chart;

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
                        select id, version, digest, release_state, group_id from chart.item
                        where patient_id = :patient and id = any (cast(:ids as uuid[]))
                        """)
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
                        select id, group_id, release_state from chart.item
                        where patient_id = :patient and group_id = any (cast(:groups as uuid[]))
                        """)
                .param("patient", patient)
                .param("groups", groups.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    standing.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            ReleaseState.valueOf(row.getString(3)));
                });
        return standing;
    }

    void write(Sql sql, UUID patient, List<Filing.Filed> decided, Map<UUID, Present> present) {
        hold(
                sql,
                patient,
                decided.stream()
                        .filter(it -> it.state() == ReleaseState.AWAITING_CONTACT)
                        .map(it -> it.group().id())
                        .toList());
        var news = decided.stream()
                .flatMap(it -> it.group().news().stream().map(a -> new News(a, it.state(), present.get(a.id()))))
                .toList();
        keepReplaced(sql, patient, news);
        for (int from = 0; from < news.size(); from += AT_ONCE) {
            insert(sql, patient, news.subList(from, Math.min(news.size(), from + AT_ONCE)));
        }
    }

    private static void hold(Sql sql, UUID patient, List<UUID> groups) {
        if (groups.isEmpty()) {
            return;
        }
        sql.of("""
                        update chart.item set release_state = 'AWAITING_CONTACT', released_at = null
                        where patient_id = :patient and group_id = any (cast(:groups as uuid[])) and release_state = 'RELEASED'
                        """)
                .param("patient", patient)
                .param("groups", strings(groups, UUID::toString))
                .update();
    }

    private static void keepReplaced(Sql sql, UUID patient, List<News> news) {
        var replaced = news.stream().filter(it -> it.before() != null).toList();
        if (replaced.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into chart.item_version (patient_id, id, version, status, digest, gist, body, filed_at, replaced_at)
                        select patient_id, id, version, status, digest, gist, body, filed_at, viewer.at()
                        from chart.item where patient_id = :patient and id = any (cast(:ids as uuid[]))
                        """)
                .param("patient", patient)
                .param("ids", strings(replaced, it -> it.arrival().id().toString()))
                .update();
    }

    private void insert(Sql sql, UUID patient, List<News> news) {
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
                .param("patient", patient)
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
                .param("codes", strings(arrivals, a -> codes.ofCodes(sql, patient, a.codes())))
                .param("labels", strings(arrivals, a -> codes.ofLabels(sql, patient, a.labels())))
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
            select :patient, n.id, n.version, n.type, n.category, n.status, n.state, n.group_id,
                n.effective_from, n.effective_to, n.issued, cast(n.codes as bytea[]), cast(n.labels as bytea[]),
                n.confidential, n.source, n.history, n.digest, n.gist, n.body,
                viewer.at(), case when n.state = 'RELEASED' then viewer.at() end
            from unnest(cast(:ids as uuid[]), cast(:groups as uuid[]), cast(:versions as integer[]),
                cast(:types as text[]), cast(:categories as text[]), cast(:statuses as text[]), cast(:states as text[]),
                cast(:froms as timestamptz[]), cast(:tos as timestamptz[]), cast(:issued as timestamptz[]),
                cast(:codes as text[]), cast(:labels as text[]), cast(:confidentials as boolean[]),
                cast(:sources as text[]), cast(:histories as boolean[]), cast(:digests as bytea[]),
                cast(:gists as bytea[]), cast(:bodies as bytea[]))
                as n (id, group_id, version, type, category, status, state, effective_from, effective_to, issued, codes,
                    labels, confidential, source, history, digest, gist, body)
            """;

    private static final String OR_REPLACE = """
            on conflict (patient_id, id) do update set version = excluded.version, type = excluded.type,
                category = excluded.category, status = excluded.status, release_state = excluded.release_state,
                group_id = excluded.group_id, effective_from = excluded.effective_from,
                effective_to = excluded.effective_to, issued_at = excluded.issued_at, codes = excluded.codes,
                labels = excluded.labels, confidential = excluded.confidential, source = excluded.source,
                history = excluded.history, digest = excluded.digest, gist = excluded.gist, body = excluded.body,
                filed_at = excluded.filed_at, released_at = excluded.released_at
            """;
}
