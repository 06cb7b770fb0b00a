package org.havenport.access;

import java.sql.Types;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Notices a user name that is used on several devices at once: somebody may have passed it on, or taken it. It becomes
 * work for the security administrator and is told to its person. It never locks anybody: one person may own three devices.
 */
@Component
class NamesOnSeveralDevicesAreNoticed implements Safeguard {

    static final NoticeKind SEVERAL = NoticeKind.security("access.several-devices");

    /** Used at once means: used within so long. */
    private static final Duration AT_ONCE = Duration.ofMinutes(15);
    /** How long nobody is asked again after an outcome. */
    private static final Duration SETTLED = Duration.ofDays(30);

    private static final String MANY = """
            select s.actor_id, bool_or(s.kind = 'STAFF') as is_staff, count(distinct coalesce(s.device, s.id))::integer as devices
            from viewer.session s
            where s.complete and s.last_seen_at > :since and s.idle_ends_at > :now and s.ends_at > :now
              and (cast(:account as uuid) is null or s.actor_id = :account)
              and not exists (select 1 from access.several_devices d
                  where d.account = s.actor_id and d.closed_at > :settled)
            group by s.actor_id having count(distinct coalesce(s.device, s.id)) >= :limit
            """;

    private final Asking asking;
    private final Audit audit;
    private final Notices notices;
    private final SessionLimits limits;
    private final Clock clock;

    NamesOnSeveralDevicesAreNoticed(Asking asking, Audit audit, Notices notices, SessionLimits limits, Clock clock) {
        this.asking = asking;
        this.audit = audit;
        this.notices = notices;
        this.limits = limits;
        this.clock = clock;
    }

    /** A session of the account has just become complete. */
    void signedIn(Sql sql, Account account) {
        var found = many(sql, "with many as (" + MANY + """
                        )
                        insert into access.several_devices as d (account, id, is_staff, devices, noticed_at, last_at)
                        select actor_id, :id, is_staff, devices, :now, :now from many
                        on conflict (account) where closed_at is null
                            do update set last_at = :now, devices = greatest(d.devices, excluded.devices)
                        returning id
                        """, account.id())
                .param("id", UUID.randomUUID())
                .query(UUID.class)
                .optional();
        found.ifPresent(id -> {
            notices.tellAccount(sql, SEVERAL, account.id(), account.patientId(), id);
            audit.record(sql, AuditEvent.about("name-on-several-devices", null, "account", account.id()));
        });
    }

    private org.springframework.jdbc.core.simple.JdbcClient.StatementSpec many(
            Sql sql, String text, @Nullable UUID account) {
        return sql.of(text)
                .param("account", account, Types.OTHER)
                .param("now", Sql.time(sql.now()))
                .param("since", Sql.time(sql.now().minus(AT_ONCE)))
                .param("settled", Sql.time(sql.now().minus(SETTLED)))
                .param("limit", limits.devicesAtOnce());
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.3");
    }

    @Override
    public String promise() {
        return "A name used on several devices at once is noticed.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> {
            var unnoticed = many(sql, "with many as (" + MANY + """
                            )
                            select count(*) from many m where not exists (
                                select 1 from access.several_devices d where d.account = m.actor_id and d.closed_at is null)
                            """, null)
                    .query(Long.class)
                    .single();
            var open = sql.of("select count(*) from access.several_devices where closed_at is null")
                    .query(Long.class)
                    .single();
            var seen = "%d names are used on %d devices or more at once and were not noticed; %d wait for an outcome."
                    .formatted(unnoticed, limits.devicesAtOnce(), open);
            return Evidence.none(unnoticed, seen, clock.instant(), null);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        NoticeKind noticeOfSeveralDevices() {
            return SEVERAL;
        }
    }
}
