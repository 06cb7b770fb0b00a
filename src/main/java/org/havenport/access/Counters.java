package org.havenport.access;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows behind a {@link Try}: failures in a row of a name from a source, and of a name altogether. */
@Component
class Counters {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_LOCK = Duration.ofDays(1);

    /** A try from another place that is being counted waits for the name: to wait for it would be for ever. */
    private static final String SOURCES_BEGIN_ANEW = """
            delete from access.source d using (
                select s.name_blind, s.source_blind from access.source s where s.name_blind = :name %s
                for update skip locked) free
            where d.name_blind = free.name_blind and d.source_blind = free.source_blind
            """;

    private final SignInLimits limits;

    Counters(SignInLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts one more from a source, before anything is looked at: many at once gain nothing. The time until the next
     * doubles with each; the first costs none.
     *
     * @return failures in a row with this one, or empty when the source must wait or is locked
     */
    OptionalInt countFrom(Sql sql, byte[] name, Source source) {
        return number(sql.of("""
                        insert into access.source as s
                            (name_blind, source_blind, device, failures, wait_until, last_failed_at)
                        values (:name, :source, :known, 1, :now, :now)
                        on conflict (name_blind, source_blind) do update set
                            failures = case when s.locked_until is null and s.failures < :limit
                                then s.failures + 1 else 1 end,
                            wait_until = cast(:now as timestamptz) + make_interval(secs =>
                                case when s.locked_until is null and s.failures between 1 and :limit - 1
                                then least(power(2, least(s.failures - 1, 20)), :longest) else 0 end),
                            locked_until = null, last_failed_at = :now
                        where s.wait_until <= :now and coalesce(s.locked_until <= :now,
                            s.failures < :limit or s.last_failed_at <= :longAgo)
                        returning failures
                        """)
                .param("name", name)
                .param("source", source.blind())
                .param("known", source.known())
                .param("now", Sql.time(sql.now()))
                .param("limit", limits.failures())
                .param("longest", LONGEST_WAIT.toSeconds())
                .param("longAgo", Sql.time(sql.now().minus(limits.lock())))
                .query(Integer.class)
                .optional()
                .orElse(null));
    }

    /** Counts one more of a name in a part; the number of the part with this one, or empty when there is none left. */
    OptionalInt countOf(Sql sql, byte[] name, Part part) {
        return number(sql.of("""
                        insert into access.attempt as a (name_blind, %1$s, last_failed_at) values (:name, 1, :now)
                        on conflict (name_blind) do update set %1$s = a.%1$s + 1, last_failed_at = :now
                        where a.%1$s < :cap
                        returning %1$s
                        """.formatted(part.column()))
                .param("name", name)
                .param("cap", cap(part))
                .param("now", Sql.time(sql.now()))
                .query(Integer.class)
                .optional()
                .orElse(null));
    }

    /** How many failures a name may have in a part. */
    int cap(Part part) {
        return switch (part) {
            case DEVICES -> limits.deviceFailures();
            case RESETS -> limits.resetFailures();
            case STRANGERS -> limits.totalFailures() - limits.deviceFailures() - limits.resetFailures();
        };
    }

    /** Why a source is not counted now. */
    Try refused(Sql sql, byte[] name, Source source) {
        return sql.of("""
                        select locked_until, wait_until, last_failed_at, failures from access.source
                        where name_blind = :name and source_blind = :source
                        """)
                .param("name", name)
                .param("source", source.blind())
                .query((row, _) -> {
                    var until = row.getTimestamp("locked_until");
                    var wait = row.getTimestamp("wait_until").toInstant();
                    var last = row.getTimestamp("last_failed_at").toInstant();
                    return until == null && row.getInt("failures") < limits.failures()
                            ? new Try.Wait(Duration.between(last, wait))
                            : new Try.Locked(until == null ? last.plus(limits.lock()) : until.toInstant());
                })
                .optional()
                .orElseGet(() -> new Try.Locked(sql.now().plus(limits.lock())));
    }

    /** Takes one counted failure back. */
    void takeBack(Sql sql, byte[] name, Source source, Part part) {
        takeBackFrom(sql, name, source);
        sql.of("update access.attempt set %1$s = greatest(%1$s - 1, 0) where name_blind = :name"
                        .formatted(part.column()))
                .param("name", name)
                .update();
    }

    /** As {@link #takeBack}, where the name altogether was not counted. */
    void takeBackFrom(Sql sql, byte[] name, Source source) {
        sql.of("""
                        update access.source set failures = greatest(failures - 1, 0), wait_until = :now
                        where name_blind = :name and source_blind = :source
                        """)
                .param("name", name)
                .param("source", source.blind())
                .param("now", Sql.time(sql.now()))
                .update();
    }

    /** The last try has failed: locks the source when it was its last, and keeps that the name is shut when it was that. */
    Try locked(Sql sql, byte[] name, Source source) {
        boolean ofSource = sql.of("""
                        select failures >= :limit from access.source
                        where name_blind = :name and source_blind = :source
                        """)
                .param("name", name)
                .param("source", source.blind())
                .param("limit", limits.failures())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!ofSource) {
            keep(sql, name, source, "NAME", null);
            return new Try.Closed();
        }
        var until = lock(sql, name, source);
        keep(sql, name, source, source.known() ? "DEVICE" : "NETWORK", until);
        return new Try.Locked(until);
    }

    private static void keep(Sql sql, byte[] name, Source source, String what, @Nullable Instant until) {
        sql.of("""
                        insert into access.lock (id, name_blind, source_blind, what, locked_at, ends_at)
                        values (gen_random_uuid(), :name, :source, :what, :now, :until)
                        """)
                .param("name", name)
                .param("source", source.blind())
                .param("what", what)
                .param("now", Sql.time(sql.now()))
                .param("until", until == null ? null : Sql.time(until), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Locks a source for a time that doubles with each lock within a day, and says until when. */
    private Instant lock(Sql sql, byte[] name, Source source) {
        int before = sql.of("""
                        select count(*) from access.lock where name_blind = :name and source_blind = :source
                            and locked_at > :since and ended_at is null
                        """)
                .param("name", name)
                .param("source", source.blind())
                .param("since", Sql.time(sql.now().minus(Duration.ofDays(1))))
                .query(Integer.class)
                .single();
        var length = limits.lock().multipliedBy(1L << Math.min(before, 10));
        var until = sql.now().plus(length.compareTo(LONGEST_LOCK) < 0 ? length : LONGEST_LOCK);
        sql.of("""
                        update access.source set locked_until = :until, wait_until = :until, locks = locks + 1
                        where name_blind = :name and source_blind = :source
                        """)
                .param("name", name)
                .param("source", source.blind())
                .param("until", Sql.time(until))
                .update();
        return until;
    }

    /** A sign-in with every factor: this source and the name altogether begin anew; other sources do not. */
    void forget(Sql sql, byte[] name, Source source) {
        sql.of(SOURCES_BEGIN_ANEW.formatted("and s.source_blind in (:source, :network)"))
                .param("name", name)
                .param("source", source.blind())
                .param("network", source.network())
                .update();
        total(sql, name);
    }

    /** Somebody was made sure of: every source begins anew. */
    void forget(Sql sql, byte[] name) {
        sql.of(SOURCES_BEGIN_ANEW.formatted("")).param("name", name).update();
        total(sql, name);
    }

    private static void total(Sql sql, byte[] name) {
        sql.of("delete from access.attempt where name_blind = :name")
                .param("name", name)
                .update();
    }

    private static OptionalInt number(@Nullable Integer found) {
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
