package org.havenport.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * Counts the failures of every name that is typed, whether it exists or not, and locks it after the last. A try is
 * counted before the password is looked at and taken back when it was right, so that many tries at once gain nothing.
 */
@Component
class FailedSignInsLockThePassword implements Safeguard {

    private final Asking asking;
    private final Clock clock;
    private final SignInLimits limits;

    FailedSignInsLockThePassword(Asking asking, Clock clock, SignInLimits limits) {
        this.asking = asking;
        this.clock = clock;
        this.limits = limits;
    }

    /** What may be done with a name now. */
    sealed interface Try {
        /** Go on; {@code left} more failures are allowed if this one fails. */
        record Counted(int left) implements Try {}

        /** Not before this instant. */
        record Locked(Instant until) implements Try {}

        /** Not before the practice has unlocked it. */
        record Closed() implements Try {}

        /** Too many failures came from this network in the last minutes, whatever the names. */
        record NetworkTired() implements Try {}
    }

    /** Counts one try as failed, unless the name is locked or its network tired. */
    Try count(Sql sql, byte[] name, byte[] network) {
        if (failuresFrom(sql, network) >= limits.networkFailures()) {
            return new Try.NetworkTired();
        }
        var failures = sql.of("""
                        insert into access.attempt as a (name_blind, failures, total, last_failed_at)
                        values (:name, 1, 1, :now)
                        on conflict (name_blind) do update set
                            failures = case when a.locked_until is null and a.failures < :limit
                                            then a.failures + 1 else 1 end,
                            total = a.total + 1, locked_until = null, last_failed_at = :now
                        where a.total < :cap and coalesce(
                            a.locked_until <= :now, a.failures < :limit or a.last_failed_at <= :longAgo)
                        returning failures
                        """)
                .param("name", name)
                .param("now", Sql.time(sql.now()))
                .param("cap", limits.totalFailures())
                .param("limit", limits.failures())
                .param("longAgo", Sql.time(sql.now().minus(limits.lock())))
                .query(Integer.class)
                .optional();
        return failures.<Try>map(n -> new Try.Counted(limits.failures() - n)).orElseGet(() -> locked(sql, name));
    }

    private Try locked(Sql sql, byte[] name) {
        return sql.of("select total, locked_until from access.attempt where name_blind = :name")
                .param("name", name)
                .query((row, _) -> {
                    var until = row.getTimestamp("locked_until");
                    if (row.getInt("total") >= limits.totalFailures()) {
                        return new Try.Closed();
                    }
                    return new Try.Locked(until == null ? sql.now().plus(limits.lock()) : until.toInstant());
                })
                .optional()
                .orElseGet(() -> new Try.Locked(sql.now().plus(limits.lock())));
    }

    /** Takes one counted try back: the factor was right, or was never looked at. */
    void takeBack(Sql sql, byte[] name) {
        sql.of("""
                        update access.attempt set failures = greatest(failures - 1, 0), total = greatest(total - 1, 0)
                        where name_blind = :name
                        """).param("name", name).update();
    }

    /** The counted try has failed; locks the name when it was the last one. */
    Try failed(Sql sql, byte[] name, byte[] network, Try.Counted tried) {
        sql.of("insert into access.failure (network_blind, name_blind, failed_at) values (:network, :name, :now)")
                .param("network", network)
                .param("name", name)
                .param("now", Sql.time(sql.now()))
                .update();
        sweep(sql);
        if (tried.left() > 0) {
            return tried;
        }
        var until = sql.now().plus(limits.lock());
        sql.of("update access.attempt set locked_until = :until where name_blind = :name")
                .param("until", Sql.time(until))
                .param("name", name)
                .update();
        return locked(sql, name);
    }

    /** Signed in with every factor: the count begins anew. */
    void forget(Sql sql, byte[] name) {
        sql.of("delete from access.attempt where name_blind = :name")
                .param("name", name)
                .update();
        sql.of("update access.failure set name_blind = null where name_blind = :name")
                .param("name", name)
                .update();
    }

    private static void sweep(Sql sql) {
        sql.of("delete from access.failure where failed_at < :old")
                .param("old", Sql.time(sql.now().minus(Duration.ofDays(1))))
                .update();
        sql.of("delete from access.attempt where last_failed_at < :old")
                .param("old", Sql.time(sql.now().minus(Duration.ofDays(365))))
                .update();
    }

    private long failuresFrom(Sql sql, byte[] network) {
        return sql.of("select count(*) from access.failure where network_blind = :network and failed_at > :since")
                .param("network", network)
                .param("since", Sql.time(sql.now().minus(limits.networkWindow())))
                .query(Long.class)
                .single();
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.4", "B.sec.3");
    }

    @Override
    public String promise() {
        return "Failed sign-ins lock the password.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> {
            var unlocked = sql.of("""
                            select count(*) from (
                                select 1 from access.failure where failed_at > :since and name_blind is not null
                                group by name_blind having count(*) > :limit) as past
                            """)
                    .param("limit", limits.failures())
                    .param("since", Sql.time(sql.now().minus(limits.lock())))
                    .query(Long.class)
                    .single();
            var locked = sql.of("select count(*) from access.attempt where locked_until > :now or total >= :cap")
                    .param("now", Sql.time(sql.now()))
                    .param("cap", limits.totalFailures())
                    .query(Long.class)
                    .single();
            var seen = "%d names failed more than %d times while they should be locked; %d are locked now."
                    .formatted(unlocked, limits.failures(), locked);
            return Evidence.none(unlocked, seen, clock.instant(), null);
        });
    }
}
