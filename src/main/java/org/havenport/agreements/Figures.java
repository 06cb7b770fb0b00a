package org.havenport.agreements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.MaterialVersions;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts who confirmed what, by the program itself; names nobody (A6.1, B.sec.4). */
@Component
public class Figures {

    /** Who has an account for their own record, and what of what is needed each has confirmed since they last took it back. */
    private static final String CONFIRMED = """
            with people as (
                select distinct actor_id, patient_id from viewer.patient_grant
                where basis = 'SELF' and starts_at <= viewer.at() and (ends_at is null or ends_at > viewer.at())),
            needed as (
                select * from unnest(cast(:keys as text[]), cast(:clauses as text[]), cast(:languages as text[]),
                    cast(:versions as int[])) as n (key, clause, language, version)),
            confirmed as (
                select p.actor_id, p.patient_id,
                    count(distinct n.key || n.clause) as parts,
                    count(distinct n.key) filter (where n.key <> 'agreement') as separate,
                    max(a.attested_at) as newest
                from people p
                left join protocols.attestation a on a.actor_id = p.actor_id
                    and a.attested_at > coalesce((select max(w.withdrawn_at) from agreements.withdrawal w
                        where w.account = p.actor_id), '-infinity')
                left join needed n on n.key = a.key and n.clause = coalesce(a.clause, '') and n.language = a.language
                    and n.version <= a.version
                group by p.actor_id, p.patient_id)
            """;

    private final Asking asking;
    private final MaterialVersions versions;

    Figures(Asking asking, MaterialVersions versions) {
        this.asking = asking;
        this.versions = versions;
    }

    /**
     * How many people have an account, confirmed the three, confirmed everything, and took it back.
     */
    record Count(long people, long separate, long whole, long withdrawn) {}

    /** Somebody who is asked and has not confirmed. */
    record Waiting(UUID account, UUID patient, Instant asked) {}

    /** How many confirmed a version last. */
    record OfVersion(String key, String language, int version, long people) {}

    private record Needed(String key, String clause, String language, int version) {}

    Count of(Viewer.Job job) {
        return asking.as(
                job,
                sql -> with(sql, """
                        select count(*), count(*) filter (where separate >= :separate and :separate > 0),
                            count(*) filter (where parts >= :parts and :parts > 0),
                            (select count(distinct w.account) from agreements.withdrawal w
                             where not exists (select 1 from protocols.attestation a
                                where a.actor_id = w.account and a.attested_at > w.withdrawn_at))
                        from confirmed
                        """)
                        .query((row, _) -> new Count(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                        .single());
    }

    /** Who is asked, the longest first. */
    List<Waiting> waiting(Viewer.Job job) {
        return asking.as(
                job,
                sql -> with(sql, """
                        select c.actor_id, c.patient_id, min(s.asked_at) as asked
                        from confirmed c join agreements.asked s on s.account = c.actor_id
                            and s.asked_at > coalesce(c.newest, '-infinity')
                        where c.parts < :parts and :separate >= 0
                        group by c.actor_id, c.patient_id order by asked
                        """)
                        .query((row, _) -> new Waiting(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                Objects.requireNonNull(row.getObject(2, UUID.class)),
                                Objects.requireNonNull(row.getTimestamp(3)).toInstant()))
                        .list());
    }

    /** Of each text the newest version each person confirmed, counted. */
    List<OfVersion> byVersion(Viewer.Job job) {
        return asking.as(
                job,
                sql -> sql.of("""
                        select key, language, version, count(*) from (
                            select distinct on (a.actor_id, a.key) a.key, a.language, a.version
                            from protocols.attestation a
                            where a.actor_kind <> 'STAFF' and a.clause is null and a.key in (:keys)
                              and not exists (select 1 from agreements.withdrawal w
                                where w.account = a.actor_id and w.withdrawn_at > a.attested_at)
                            order by a.actor_id, a.key, a.attested_at desc) newest
                        group by key, language, version order by key, language, version desc
                        """)
                        .param(
                                "keys",
                                Arrays.stream(Statement.values())
                                        .map(Statement::key)
                                        .toList())
                        .query((row, _) -> new OfVersion(
                                Objects.requireNonNull(row.getString(1)),
                                Objects.requireNonNull(row.getString(2)),
                                row.getInt(3),
                                row.getLong(4)))
                        .list());
    }

    private StatementSpec with(Sql sql, String select) {
        var needed = needed();
        var parts = needed.stream().map(it -> it.key() + it.clause()).distinct().count();
        var separate = needed.stream()
                .map(Needed::key)
                .filter(key -> !key.equals(HouseTexts.AGREEMENT.key()))
                .distinct()
                .count();
        return sql.of(CONFIRMED + select)
                .param("keys", needed.stream().map(Needed::key).toArray(String[]::new))
                .param("clauses", needed.stream().map(Needed::clause).toArray(String[]::new))
                .param("languages", needed.stream().map(Needed::language).toArray(String[]::new))
                .param("versions", needed.stream().map(Needed::version).toArray(Integer[]::new))
                .param("parts", parts)
                .param("separate", separate);
    }

    private List<Needed> needed() {
        var needed = new ArrayList<Needed>();
        for (var statement : Statement.values()) {
            for (var language : HouseTexts.LANGUAGES) {
                versions.newest(statement.key(), language)
                        .ifPresent(text -> needed.add(new Needed(
                                statement.key(), clause(statement), language.getLanguage(), text.version())));
            }
        }
        return needed;
    }

    private static String clause(Statement statement) {
        var clause = statement.clause();
        return clause == null ? "" : clause.name();
    }
}
