package org.havenport.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to what became of recoveries, for whoever keeps the portal safe. */
@Component
public class RecoveryList {

    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int MOST = 200;

    private final Asking asking;
    private final Audit audit;

    RecoveryList(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * One recovery.
     *
     * @param how the second proof, or by which method staff made sure; empty when there was none yet
     * @param by who helped; null when nobody did
     * @param state the end of the key of its words
     * @param mayAgree whether this viewer may be the second person
     */
    record One(
            UUID id,
            UUID account,
            Instant at,
            String how,
            @Nullable UUID by,
            @Nullable UUID second,
            String state,
            boolean mayAgree) {}

    /** Figures of the last thirty days. */
    record Figures(
            long asked,
            long sent,
            long rested,
            long done,
            long byText,
            long given,
            long used,
            long refused,
            @Nullable Duration median) {}

    /** What happened in the last thirty days, the newest first. Recoveries nobody could have asked for are only counted. */
    List<One> recent(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var found = sql.of("""
                            select * from (
                                select id, account, asked_at, coalesce(second, '') as how, cast(null as uuid) as by,
                                    cast(null as uuid) as agreed,
                                    case when done_at is not null then 'DONE' when not sent then 'NOT_SENT'
                                        when ends_at > viewer.at() then 'OPEN'
                                        when first_at is not null then 'NO_SECOND' else 'EXPIRED' end as state,
                                    false as may
                                from recovery.own where account is not null and asked_at > :since
                                union all
                                select id, account, asked_at, method, asked_by, agreed_by,
                                    case when used_at is not null then 'DONE' when withdrawn_at is not null then 'WITHDRAWN'
                                        when code_at is null and asked_at > :day
                                            then case kind when 'PATIENT' then 'WAITS_COLLEAGUE' else 'WAITS' end
                                        when ends_at > viewer.at() then 'OPEN' else 'EXPIRED' end,
                                    kind = 'STAFF' and code_at is null and withdrawn_at is null and asked_at > :day
                                        and asked_by <> viewer.actor() and account <> viewer.actor()
                                from recovery.assisted where asked_at > :since) as r
                            order by asked_at desc limit :most
                            """)
                    .param("since", Sql.time(sql.now().minus(SHOWN)))
                    .param("day", Sql.time(sql.now().minus(Duration.ofDays(1))))
                    .param("most", MOST)
                    .query((row, _) -> one(row))
                    .list();
            audit.record(sql, AuditEvent.many("recoveries-viewed", null, Recoveries.TYPE, found.size()));
            return found;
        });
    }

    Figures figures(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select count(*), count(*) filter (where sent), count(*) filter (where why_not = 'RESTS'),
                            count(done_at), count(done_at) filter (where second = 'TEXT'),
                            (select count(code_at) from recovery.assisted where asked_at > :since),
                            (select count(used_at) from recovery.assisted where asked_at > :since),
                            count(*) filter (where first_at is not null and second_at is null and ends_at <= viewer.at()),
                            percentile_cont(0.5) within group (order by extract(epoch from done_at - asked_at))
                        from recovery.own where asked_at > :since
                        """)
                        .param("since", Sql.time(sql.now().minus(SHOWN)))
                        .query((row, _) -> {
                            var median = row.getObject(9, Double.class);
                            return new Figures(
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getLong(8),
                                    median == null ? null : Duration.ofSeconds(Math.round(median)));
                        })
                        .single());
    }

    /** The patients whose accounts these are, by account; accounts of others and those that have ended are missing. */
    Map<UUID, UUID> patients(List<One> ones) {
        if (ones.isEmpty()) {
            return Map.of();
        }
        return asking.atTheDoor(sql -> {
            var patients = new HashMap<UUID, UUID>();
            sql.of("""
                            select id, patient_id from access.account
                            where id in (:accounts) and patient_id is not null and ended_at is null
                            """)
                    .param(
                            "accounts",
                            ones.stream().map(One::account).distinct().toList())
                    .query(row -> {
                        patients.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                    });
            return patients;
        });
    }

    private static One one(ResultSet row) throws SQLException {
        return new One(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("account", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("how"),
                row.getObject("by", UUID.class),
                row.getObject("agreed", UUID.class),
                row.getString("state"),
                row.getBoolean("may"));
    }
}
