package org.havenport.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.NoticeKind;
import org.havenport.notices.Notices;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Three locks of a name within a day, or one that shuts it altogether, are told to whose it is and stand on the list of
 * whoever keeps the portal safe (A1.4). It looks every minute and not while somebody signs in, so that no answer takes
 * longer for a name that exists. A network that tries many names stands on the list as well.
 */
@Component
class ThreeLocksADayAreTold implements Safeguard {

    static final NoticeKind LOCKED_OFTEN = NoticeKind.security("access.locked-often");

    private static final int LOCKS = 3;
    private static final int TIMES_A_NETWORKS_LIMIT = 3;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMinutes(15);

    /** Names with enough locks within a day and since the last alarm about them was closed. */
    private static final String DUE = """
             from (select l.name_blind, count(*) as locks, max(l.locked_at) as last_at,
                    bool_or(l.what = 'NAME') as shut
                from access.lock l
                where l.name_blind is not null and l.locked_at > :since and l.locked_at <= :now
                  and l.locked_at > coalesce((select max(c.closed_at) from access.alarm c
                      where c.name_blind = l.name_blind), '-infinity')
                group by l.name_blind) as due
            left join access.account a on a.username_blind = due.name_blind and a.ended_at is null
            where (due.locks >= :locks or due.shut)
              and not exists (select 1 from access.alarm o where o.name_blind = due.name_blind and o.closed_at is null)
            """;

    private final Asking asking;
    private final Clock clock;
    private final Audit audit;
    private final Notices notices;
    private final SignInLimits limits;

    ThreeLocksADayAreTold(Asking asking, Clock clock, Audit audit, Notices notices, SignInLimits limits) {
        this.asking = asking;
        this.clock = clock;
        this.audit = audit;
        this.notices = notices;
        this.limits = limits;
    }

    private record Due(
            byte @Nullable [] name,
            byte @Nullable [] network,
            int locks,
            @Nullable UUID account,
            @Nullable String kind,
            @Nullable UUID patient) {}

    /** Raises what is due, and lets go of what is kept no longer; how many alarms were raised. */
    int raise() {
        var due = asking.atTheDoor(sql -> {
            FailureLog.sweep(sql);
            var all = new java.util.ArrayList<>(names(sql));
            all.addAll(networks(sql));
            return all;
        });
        return due.stream().mapToInt(this::raise).sum();
    }

    private List<Due> names(Sql sql) {
        return sql.of("select due.name_blind, due.locks, a.id, a.kind, a.patient_id" + DUE)
                .param("since", Sql.time(sql.now().minus(DAY)))
                .param("now", Sql.time(sql.now()))
                .param("locks", LOCKS)
                .query((row, _) -> new Due(
                        row.getBytes(1),
                        null,
                        row.getInt(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getObject(5, UUID.class)))
                .list();
    }

    private List<Due> networks(Sql sql) {
        return sql.of("""
                        select f.network_blind, count(*), count(distinct f.name_blind) from access.failure f
                        where f.failed_at > :since and f.failed_at <= :now
                          and f.failed_at > coalesce((select max(c.closed_at) from access.alarm c
                              where c.network_blind = f.network_blind), '-infinity')
                          and not exists (select 1 from access.alarm o
                              where o.network_blind = f.network_blind and o.closed_at is null)
                        group by f.network_blind
                        having count(*) >= :most and count(distinct f.name_blind) >= :names
                        """)
                .param("since", Sql.time(sql.now().minus(DAY)))
                .param("now", Sql.time(sql.now()))
                .param("most", TIMES_A_NETWORKS_LIMIT * limits.networkFailures())
                .param("names", limits.networkFailures())
                .query((row, _) -> new Due(null, row.getBytes(1), 0, null, null, null))
                .list();
    }

    private int raise(Due due) {
        return asking.as(Viewer.job("sign-in alarms"), sql -> {
            var id = UUID.randomUUID();
            int raised = sql.of("""
                            insert into access.alarm (id, what, name_blind, network_blind, account, kind, locks,
                                raised_at, told)
                            values (:id, :what, :name, :network, :account, :kind, :locks, viewer.at(), :told)
                            on conflict do nothing
                            """)
                    .param("id", id)
                    .param("what", due.name() == null ? "NETWORK" : "NAME")
                    .param("name", due.name(), java.sql.Types.BINARY)
                    .param("network", due.network(), java.sql.Types.BINARY)
                    .param("account", due.account(), java.sql.Types.OTHER)
                    .param("kind", due.kind(), java.sql.Types.VARCHAR)
                    .param("locks", due.locks())
                    .param("told", due.account() != null)
                    .update();
            if (raised == 1 && due.account() != null) {
                notices.tellAccount(sql, LOCKED_OFTEN, due.account(), due.patient(), id);
            }
            if (raised == 1) {
                audit.record(sql, AuditEvent.about("sign-in-alarm", due.patient(), "account", due.account()));
            }
            return raised;
        });
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.4", "B.sec.3");
    }

    @Override
    public String promise() {
        return "Three locks of a name within a day are told to its person and to whoever keeps the portal safe.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> {
            var late = sql.of("select count(*)" + DUE + " and due.last_at < :soon")
                    .param("since", Sql.time(sql.now().minus(DAY)))
                    .param("now", Sql.time(sql.now()))
                    .param("locks", LOCKS)
                    .param("soon", Sql.time(sql.now().minus(SOON)))
                    .query(Long.class)
                    .single();
            var open = sql.of("select count(*) from access.alarm where closed_at is null")
                    .query(Long.class)
                    .single();
            var seen =
                    "%d names were locked three times in a day and nobody was told within %d minutes; %d alarms are open."
                            .formatted(late, SOON.toMinutes(), open);
            return Evidence.none(late, seen, clock.instant(), null);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        NoticeKind lockedOften() {
            return LOCKED_OFTEN;
        }
    }
}
