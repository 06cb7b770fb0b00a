package org.havenport.access;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * Counts the failures of every name that is typed, whether it exists or not, and after the last locks the password of
 * that name for the network or browser they came from: whoever else tries, the person gets in from where they are known.
 * A try is counted before the password is looked at and taken back when it was right, so that many tries at once gain
 * nothing.
 */
@Component
class FailedSignInsLockThePassword implements Safeguard {

    private final Asking asking;
    private final Clock clock;
    private final SignInLimits limits;
    private final Counters counters;
    private final FailureLog log;

    FailedSignInsLockThePassword(Asking asking, Clock clock, SignInLimits limits, Counters counters, FailureLog log) {
        this.asking = asking;
        this.clock = clock;
        this.limits = limits;
        this.counters = counters;
        this.log = log;
    }

    /** Counts one try as failed, unless its source is locked or must wait, the name shut, or the network tired. */
    Try count(Sql sql, byte[] name, Source source) {
        return count(sql, name, source, Part.of(source));
    }

    Try count(Sql sql, byte[] name, Source source, Part part) {
        if (!source.known() && failuresFrom(sql, source) >= limits.networkFailures()) {
            return new Try.NetworkTired();
        }
        var failures = counters.countFrom(sql, name, source);
        if (failures.isEmpty()) {
            return counters.refused(sql, name, source);
        }
        var all = counters.countOf(sql, name, part);
        if (all.isEmpty()) {
            counters.takeBackFrom(sql, name, source);
            return new Try.Closed();
        }
        return new Try.Counted(Math.min(limits.failures() - failures.getAsInt(), counters.cap(part) - all.getAsInt()));
    }

    /** Takes one counted try back: the factor was right, or was never looked at. */
    void takeBack(Sql sql, byte[] name, Source source, Part part) {
        counters.takeBack(sql, name, source, part);
    }

    /** The counted try has failed and is kept; locks when it was the last one. */
    Try failed(Sql sql, WayIn way, byte[] name, Source source, From from, Try.Counted tried) {
        log.keep(sql, way, name, source, from, true);
        return tried.left() > 0 ? tried : counters.locked(sql, name, source);
    }

    /** Signed in with every factor: what this source failed, and all failures of the name, begin anew. */
    void forget(Sql sql, byte[] name, Source source) {
        counters.forget(sql, name, source);
        sql.of(
                        "update access.failure set counts = false where name_blind = :name and source_blind = :source and counts")
                .param("name", name)
                .param("source", source.blind())
                .update();
    }

    /** Somebody was made sure of in another way: every source begins anew. */
    void recovered(Sql sql, byte[] name) {
        counters.forget(sql, name);
        sql.of("update access.failure set counts = false where name_blind = :name and counts")
                .param("name", name)
                .update();
        sql.of("""
                        update access.lock set ended_at = :now, ended_by = 'RECOVERY'
                        where name_blind = :name and ended_at is null
                        """).param("name", name).param("now", Sql.time(sql.now())).update();
    }

    private long failuresFrom(Sql sql, Source source) {
        return sql.of("""
                        select count(*) from access.failure
                        where network_blind = :network and failed_at > :since and not known
                        """)
                .param("network", source.network())
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
                                select 1 from access.failure where failed_at > :since and failed_at <= :now and counts
                                group by name_blind, source_blind having count(*) > :limit) as past
                            """)
                    .param("limit", limits.failures())
                    .param("now", Sql.time(sql.now()))
                    .param("since", Sql.time(sql.now().minus(limits.lock())))
                    .query(Long.class)
                    .single();
            var locked = sql.of("select count(*) from access.source where locked_until > :now")
                    .param("now", Sql.time(sql.now()))
                    .query(Long.class)
                    .single();
            var seen =
                    "%d names failed more than %d times from one place while they should be locked; %d are locked now."
                            .formatted(unlocked, limits.failures(), locked);
            return Evidence.none(unlocked, seen, clock.instant(), null);
        });
    }
}
