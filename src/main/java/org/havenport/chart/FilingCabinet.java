package org.havenport.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts arrivals into the chart: unchanged ones are left alone, changed ones get a new version, groups are decided once. */
@Component
class FilingCabinet {

    private static final Set<String> TAKEN_BACK = Set.of("entered-in-error", "cancelled");

    private final Vault vault;
    private final ItemRows rows;
    private final List<Filing> filings;
    private final Retractions retractions;

    FilingCabinet(Vault vault, ItemRows rows, List<Filing> filings, Retractions retractions) {
        this.vault = vault;
        this.rows = rows;
        this.filings = filings;
        this.retractions = retractions;
    }

    List<Outcome> file(Sql sql, UUID patient, List<Arrival> arrivals) {
        var present = present(sql, patient, arrivals);
        var takenOut = present.isEmpty() ? Set.<UUID>of() : retractions.among(sql, patient, present.keySet());
        var outcomes = new ArrayList<Outcome>(arrivals.size());
        var news = new LinkedHashMap<UUID, Arrival>();
        for (var arrival : arrivals) {
            if (!arrival.patient().equals(patient)) {
                throw new IllegalArgumentException("An arrival of another patient was handed in: " + arrival);
            }
            var outcome = outcome(present.get(arrival.id()), news.get(arrival.id()), arrival);
            if (outcome != Outcome.DUPLICATE && takenOut.contains(arrival.id())) {
                outcome = Outcome.TAKEN_OUT;
            }
            outcomes.add(outcome);
            if (outcome != Outcome.DUPLICATE && outcome != Outcome.TAKEN_OUT) {
                news.put(arrival.id(), arrival);
            }
        }
        news.values().stream()
                .collect(Collectors.groupingBy(Arrival::group, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, members) -> file(sql, new Filing.Group(patient, group, members), present));
        return outcomes;
    }

    private Outcome outcome(@Nullable Present before, @Nullable Arrival earlier, Arrival arrival) {
        if (earlier != null) {
            return Arrays.equals(earlier.body(), arrival.body()) ? Outcome.DUPLICATE : Outcome.NEW_VERSION;
        }
        if (before == null) {
            return Outcome.FILED;
        }
        return Arrays.equals(before.digest(), vault.mac(arrival.body())) ? Outcome.DUPLICATE : Outcome.NEW_VERSION;
    }

    private void file(Sql sql, Filing.Group group, Map<UUID, Present> present) {
        var state = decide(group);
        if (state == ReleaseState.RELEASED) {
            // One hold covers a report, its members and its corrections (ruling 5), whatever group they move to.
            state = held(sql, group, present);
        }
        if (state == ReleaseState.AWAITING_CONTACT) {
            hold(sql, group);
        }
        keepReplaced(sql, group, present);
        insert(sql, group, present, state);
        for (var filing : filings) {
            filing.filed(sql, group, state);
        }
    }

    private ReleaseState decide(Filing.Group group) {
        var decisions = filings.stream()
                .map(f -> f.decide(group))
                .filter(Objects::nonNull)
                .toList();
        if (decisions.size() != 1) {
            throw new IllegalStateException("Exactly one room decides the release, not " + decisions.size());
        }
        return decisions.getFirst();
    }

    /** Released, unless the group waits for a contact, or the patient said that it is not theirs. */
    private ReleaseState held(Sql sql, Filing.Group group, Map<UUID, Present> present) {
        var before = group.news().stream()
                .map(a -> present.get(a.id()))
                .filter(Objects::nonNull)
                .toList();
        var groups = Stream.concat(Stream.of(group.id()), before.stream().map(Present::group))
                .collect(Collectors.toSet());
        var states = sql
                .of("""
                        select distinct release_state from chart.item
                        where patient_id = :patient and group_id = any (cast(:groups as uuid[]))
                        and release_state <> 'RELEASED'
                        """)
                .param("patient", group.patient())
                .param("groups", groups.stream().map(UUID::toString).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(ReleaseState::valueOf)
                .collect(Collectors.toSet());
        before.forEach(p -> states.add(p.state()));
        if (states.contains(ReleaseState.AWAITING_CONTACT)
                // What was taken back while it waited still waits when it comes again.
                || states.contains(ReleaseState.RETRACTED)
                        && filings.stream().anyMatch(f -> f.isShut(sql, group.patient(), groups))) {
            return ReleaseState.AWAITING_CONTACT;
        }
        return states.contains(ReleaseState.SUSPECTED) ? ReleaseState.SUSPECTED : ReleaseState.RELEASED;
    }

    private static void hold(Sql sql, Filing.Group group) {
        sql.of("""
                        update chart.item set release_state = 'AWAITING_CONTACT', released_at = null
                        where patient_id = :patient and group_id = :group and release_state = 'RELEASED'
                        """).param("patient", group.patient()).param("group", group.id()).update();
    }

    private static Map<UUID, Present> present(Sql sql, UUID patient, List<Arrival> arrivals) {
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

    private static void keepReplaced(Sql sql, Filing.Group group, Map<UUID, Present> present) {
        var replaced =
                group.news().stream().filter(a -> present.containsKey(a.id())).toList();
        if (replaced.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into chart.item_version (patient_id, id, version, status, digest, gist, body, filed_at, replaced_at)
                        select patient_id, id, version, status, digest, gist, body, filed_at, viewer.at()
                        from chart.item where patient_id = :patient and id = any (cast(:ids as uuid[]))
                        """)
                .param("patient", group.patient())
                .param("ids", strings(replaced, a -> a.id().toString()))
                .update();
    }

    private void insert(Sql sql, Filing.Group group, Map<UUID, Present> present, ReleaseState state) {
        var news = group.news();
        var versions = news.stream().mapToInt(a -> version(present.get(a.id()))).toArray();
        var gists = new byte[news.size()][];
        var bodies = new byte[news.size()][];
        var digests = new byte[news.size()][];
        for (int i = 0; i < news.size(); i++) {
            gists[i] = rows.sealGist(sql, news.get(i), versions[i]);
            bodies[i] = rows.sealBody(sql, news.get(i), versions[i]);
            digests[i] = vault.mac(news.get(i).body());
        }
        sql.of(Arrays.stream(versions).allMatch(v -> v == 1) ? INSERT : INSERT + OR_REPLACE)
                .param("patient", group.patient())
                .param("group", group.id())
                .param("ids", strings(news, a -> a.id().toString()))
                .param("versions", versions)
                .param("types", strings(news, Arrival::type))
                .param("categories", strings(news, a -> a.category().name()))
                .param("statuses", strings(news, Arrival::status))
                .param("states", strings(news, a -> stateOf(a, state).name()))
                .param("froms", strings(news, a -> a.effective().toString()))
                .param(
                        "tos",
                        news.stream()
                                .map(a -> Objects.toString(a.effectiveTo(), null))
                                .toArray(String[]::new))
                .param("issued", strings(news, a -> a.issued().toString()))
                .param(
                        "codes",
                        strings(
                                news,
                                a -> blinded(
                                        "code",
                                        a.codes().stream().map(Code::blindable).toList())))
                .param(
                        "labels",
                        strings(
                                news,
                                a -> blinded(
                                        "label", a.labels().stream().sorted().toList())))
                .param("sources", strings(news, Arrival::source))
                .param("confidentials", strings(news, a -> Boolean.toString(a.isConfidential())))
                .param("histories", strings(news, a -> Boolean.toString(a.history())))
                .param("digests", digests)
                .param("gists", gists)
                .param("bodies", bodies)
                .update();
    }

    private static ReleaseState stateOf(Arrival arrival, ReleaseState ofGroup) {
        return TAKEN_BACK.contains(arrival.status()) ? ReleaseState.RETRACTED : ofGroup;
    }

    private static int version(@Nullable Present before) {
        return before == null ? 1 : before.version() + 1;
    }

    private String blinded(String kind, List<String> values) {
        return values.stream()
                .map(value -> HexFormat.of().formatHex(vault.blind(kind, value)))
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String[] strings(List<Arrival> arrivals, Function<Arrival, String> of) {
        return arrivals.stream().map(of).toArray(String[]::new);
    }

    private record Present(UUID id, int version, byte[] digest, ReleaseState state, UUID group) {}

    // One statement for a whole group: the rows come as arrays and still pass the row-level policies.
    private static final String INSERT = """
            insert into chart.item (patient_id, id, version, type, category, status, release_state, group_id,
                effective_from, effective_to, issued_at, codes, labels, confidential, source, history, digest, gist,
                body, filed_at, released_at)
            select :patient, n.id, n.version, n.type, n.category, n.status, n.state, :group,
                n.effective_from, n.effective_to, n.issued,
                array(select decode(c, 'hex') from unnest(string_to_array(n.codes, ',')) c),
                array(select decode(l, 'hex') from unnest(string_to_array(n.labels, ',')) l),
                n.confidential, n.source, n.history, n.digest, n.gist, n.body,
                viewer.at(), case when n.state = 'RELEASED' then viewer.at() end
            from unnest(cast(:ids as uuid[]), cast(:versions as integer[]), cast(:types as text[]),
                cast(:categories as text[]), cast(:statuses as text[]), cast(:states as text[]),
                cast(:froms as timestamptz[]), cast(:tos as timestamptz[]), cast(:issued as timestamptz[]),
                cast(:codes as text[]), cast(:labels as text[]), cast(:confidentials as boolean[]),
                cast(:sources as text[]), cast(:histories as boolean[]), cast(:digests as bytea[]), cast(:gists as bytea[]), cast(:bodies as bytea[]))
                as n (id, version, type, category, status, state, effective_from, effective_to, issued, codes, labels,
                    confidential, source, history, digest, gist, body)
            """;

    private static final String OR_REPLACE = """
            on conflict (patient_id, id) do update set version = excluded.version, type = excluded.type,
                category = excluded.category, status = excluded.status, release_state = excluded.release_state,
                group_id = excluded.group_id, effective_from = excluded.effective_from,
                effective_to = excluded.effective_to, issued_at = excluded.issued_at, codes = excluded.codes,
                labels = excluded.labels, confidential = excluded.confidential, source = excluded.source,
                history = excluded.history, digest = excluded.digest, gist = excluded.gist, body = excluded.body, filed_at = excluded.filed_at,
                released_at = excluded.released_at
            """;
}
