package org.havenport.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of whoever keeps the portal safe: whose sign-in is locked again and again, and what tries it (A1.4). */
@Component
public class Alarms {

    static final int LONGEST_NOTE = 500;

    private static final int FAILURES_SHOWN = 12;

    private final Asking asking;
    private final Audit audit;
    private final FailureLog log;

    Alarms(Asking asking, Audit audit, FailureLog log) {
        this.asking = asking;
        this.audit = audit;
        this.log = log;
    }

    /** What came of it. */
    enum Outcome {
        NOT_THEM,
        WAS_THEM,
        STOPPED,
        INCIDENT
    }

    /**
     * One that nobody has looked at.
     *
     * @param kind whose account it is; null for a network, and for a name nobody has
     * @param told whether its person was told
     */
    record Alarm(
            UUID id,
            boolean network,
            @Nullable UUID account,
            @Nullable String kind,
            int locks,
            Instant at,
            boolean told) {}

    /** A failed try, as far as it is shown. */
    record Failure(Instant at, String way, String address, String browser, String system, boolean known) {}

    record Waiting(int count, @Nullable Instant first) {}

    static boolean mayLook(Viewer viewer) {
        return viewer.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR);
    }

    /** Those that are open, the oldest first; for most viewers none. */
    List<Alarm> open(Viewer viewer) {
        return asking.as(
                viewer, sql -> sql.of("""
                        select id, what, account, kind, locks, raised_at, told from access.alarm
                        where closed_at is null order by raised_at
                        """).query((row, _) -> alarm(row)).list());
    }

    /** How many are open, and since when the first, without opening anything. */
    Waiting count(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*), min(raised_at) from access.alarm where closed_at is null")
                        .query((row, _) -> {
                            var first = row.getTimestamp(2);
                            return new Waiting(row.getInt(1), first == null ? null : first.toInstant());
                        })
                        .single());
    }

    /** The last failures behind each of these alarms, the newest first; the addresses without their last part. */
    Map<UUID, List<Failure>> failures(Viewer viewer, Collection<UUID> alarms) {
        if (alarms.isEmpty()) {
            return Map.of();
        }
        return asking.as(viewer, sql -> {
            var found = new HashMap<UUID, List<Failure>>();
            sql.of("""
                            select a.id as alarm, f.* from access.alarm a cross join lateral (
                                select t.id, t.failed_at, t.way, t.address_sealed, t.browser, t.system, t.known
                                from access.failure t
                                where (a.name_blind = t.name_blind or a.network_blind = t.network_blind)
                                  and t.failed_at > a.raised_at - make_interval(secs => :day)
                                order by t.failed_at desc limit :most) as f
                            where a.id in (:alarms) order by f.failed_at desc
                            """)
                    .param("alarms", alarms)
                    .param("day", Duration.ofDays(1).toSeconds())
                    .param("most", FAILURES_SHOWN)
                    .query(row -> {
                        found.computeIfAbsent(row.getObject("alarm", UUID.class), _ -> new ArrayList<>())
                                .add(failure(sql, row));
                    });
            var many = found.values().stream().mapToInt(List::size).sum();
            audit.record(sql, AuditEvent.many("sign-in-failures-viewed", null, "sign-in-failure", many));
            return found;
        });
    }

    /** Closes one with what came of it; empty when it is not open, or about the viewer's own account. */
    Optional<UUID> close(Viewer by, UUID alarm, Outcome outcome, String note) {
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("A note has 1 to %d characters".formatted(LONGEST_NOTE));
        }
        return asking.as(by, sql -> {
            int closed = sql.of("""
                            update access.alarm set outcome = :outcome, note = :note, closed_at = viewer.at(),
                                closed_by = :by
                            where id = :id and closed_at is null and account is distinct from :by
                            """)
                    .param("outcome", outcome.name())
                    .param("note", note.strip())
                    .param("by", by.actor())
                    .param("id", alarm)
                    .update();
            if (closed == 1) {
                audit.record(sql, AuditEvent.about("sign-in-alarm-closed", null, "alarm", alarm));
            }
            return closed == 1 ? Optional.of(alarm) : Optional.empty();
        });
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        return new Alarm(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("what").equals("NETWORK"),
                row.getObject("account", UUID.class),
                row.getString("kind"),
                row.getInt("locks"),
                row.getTimestamp("raised_at").toInstant(),
                row.getBoolean("told"));
    }

    private Failure failure(Sql sql, ResultSet row) throws SQLException {
        return new Failure(
                row.getTimestamp("failed_at").toInstant(),
                row.getString("way"),
                log.address(
                        sql, Objects.requireNonNull(row.getObject("id", UUID.class)), row.getBytes("address_sealed")),
                row.getString("browser"),
                row.getString("system"),
                row.getBoolean("known"));
    }
}
