package org.havenport.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.access.Rights;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Asking;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people were taught about protecting health data, attested by somebody else. While nothing counts any more, health
 * data is closed to them; the policies of the database ask for each read (B.sec.5).
 */
@Component
public class Training {

    private static final Duration EXTENSION = Duration.ofHours(24);
    private static final int LONGEST_COURSE = 200;
    private static final int LONGEST_REASON = 500;
    private static final String SELECT = """
            select id, account, course, completed_on, ends_at, attested_by, attested_at, extends, reason
            from people.training
            """;

    private final Asking asking;
    private final Audit audit;
    private final Rights rights;
    private final BusinessHours hours;
    private final HealthDataClosesWithoutTraining gate;

    Training(Asking asking, Audit audit, Rights rights, BusinessHours hours, HealthDataClosesWithoutTraining gate) {
        this.gate = gate;
        this.asking = asking;
        this.audit = audit;
        this.rights = rights;
        this.hours = hours;
    }

    /**
     * Attests that somebody completed a course.
     *
     * @param completed the day, not in the future and at most a year ago
     * @param lastDay the last day on which it counts, at most a year after it was completed
     * @throws TrainingRefused saying why
     * @throws GrantRefused when the viewer may not, or it is their own
     */
    public void attest(Viewer by, UUID account, String course, LocalDate completed, LocalDate lastDay) {
        mayAttest(by, account);
        asking.run(by, sql -> {
            var today = LocalDate.ofInstant(sql.now(), hours.zone());
            if (course.isBlank() || course.length() > LONGEST_COURSE) {
                throw new TrainingRefused(TrainingRefused.Why.WHICH_COURSE);
            }
            if (completed.isAfter(today) || lastDay.isBefore(today) || lastDay.isAfter(completed.plusYears(1))) {
                throw new TrainingRefused(TrainingRefused.Why.DAYS);
            }
            var until = end(lastDay, hours.zone());
            insert(
                    sql,
                    new Attested(
                            UUID.randomUUID(),
                            account,
                            course.strip(),
                            completed,
                            until,
                            by.actor(),
                            sql.now(),
                            null,
                            ""));
            gate.open(by, account, of(sql, account));
            audit.record(sql, AuditEvent.about("training-attested", null, "account", account));
        });
    }

    /**
     * Enters a training by a job, for a practice that is made and not entered by people.
     *
     * @param until it counts no longer from this instant on, at most a year after now
     */
    public void enter(Viewer.Job job, UUID account, String course, Instant until) {
        asking.run(job, sql -> {
            var today = LocalDate.ofInstant(sql.now(), ZoneId.of("UTC"));
            insert(sql, new Attested(UUID.randomUUID(), account, course, today, until, null, sql.now(), null, ""));
            audit.record(sql, AuditEvent.about("training-attested", null, "account", account));
        });
        rights.trained(job, account, until);
    }

    /**
     * Lets somebody whose training is expired, or expires within a day, see health data for 24 hours more: once for each
     * training, with a reason, and logged.
     *
     * @return until when
     * @throws TrainingRefused saying why
     * @throws GrantRefused when the viewer may not, or it is their own
     */
    public Instant extend(Viewer by, UUID account, String reason) {
        mayAttest(by, account);
        return asking.as(by, sql -> {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new TrainingRefused(TrainingRefused.Why.WHICH_REASON);
            }
            var all = of(sql, account);
            var last = all.stream()
                    .filter(it -> it.extended() == null)
                    .findFirst()
                    .orElseThrow(() -> new TrainingRefused(TrainingRefused.Why.NEVER_TRAINED));
            if (all.stream().anyMatch(it -> last.id().equals(it.extended()))) {
                throw new TrainingRefused(TrainingRefused.Why.EXTENDED_ALREADY);
            }
            if (last.endsAt().isAfter(sql.now().plus(EXTENSION))) {
                throw new TrainingRefused(TrainingRefused.Why.STILL_CURRENT);
            }
            var until = sql.now().plus(EXTENSION);
            insert(
                    sql,
                    new Attested(
                            UUID.randomUUID(),
                            account,
                            last.course(),
                            last.completed(),
                            until,
                            by.actor(),
                            sql.now(),
                            last.id(),
                            reason.strip()));
            gate.open(by, account, of(sql, account));
            audit.record(sql, AuditEvent.about("training-extended", null, "account", account));
            return until;
        });
    }

    /** What was attested of somebody, the newest first; of most viewers only their own. */
    public List<Attested> of(Viewer viewer, UUID account) {
        return asking.as(viewer, sql -> of(sql, account));
    }

    /** The last instant on which each person's training counts, of everybody this viewer may know of. */
    public java.util.Map<UUID, Instant> ends(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql
                        .of("select account, max(ends_at) as ends_at from people.training group by account")
                        .query((row, _) -> java.util.Map.entry(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                row.getTimestamp(2).toInstant()))
                        .stream()
                        .collect(java.util.stream.Collectors.toMap(
                                java.util.Map.Entry::getKey, java.util.Map.Entry::getValue)));
    }

    /** Until when somebody's training counts, or counted; empty when they never had any. */
    public Optional<Instant> end(Viewer viewer, UUID account) {
        return of(viewer, account).stream().map(Attested::endsAt).max(java.util.Comparator.naturalOrder());
    }

    /**
     * A training, or a day more in an emergency.
     *
     * @param extended the training that was extended by this; null when it is a training itself
     * @param attestedBy null when a job entered it
     */
    public record Attested(
            UUID id,
            UUID account,
            String course,
            LocalDate completed,
            Instant endsAt,
            @Nullable UUID attestedBy,
            Instant attestedAt,
            @Nullable UUID extended,
            String reason) {}

    private static void mayAttest(Viewer by, UUID account) {
        if (!by.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            throw new GrantRefused(GrantRefused.Why.NOT_YOURS_TO_GIVE);
        }
        if (by.actor().equals(account)) {
            throw new GrantRefused(GrantRefused.Why.YOURSELF);
        }
    }

    private static Instant end(LocalDate lastDay, ZoneId zone) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static void insert(Sql sql, Attested it) {
        sql.of("""
                        insert into people.training (id, account, course, completed_on, ends_at, attested_by,
                            attested_at, extends, reason)
                        values (:id, :account, :course, :completed, :end, :by, :at, :extends, :reason)
                        """)
                .param("id", it.id())
                .param("account", it.account())
                .param("course", it.course())
                .param("completed", it.completed())
                .param("end", Sql.time(it.endsAt()))
                .param("by", it.attestedBy(), java.sql.Types.OTHER)
                .param("at", Sql.time(it.attestedAt()))
                .param("extends", it.extended(), java.sql.Types.OTHER)
                .param("reason", it.reason())
                .update();
    }

    private static List<Attested> of(Sql sql, UUID account) {
        return sql.of(SELECT + "where account = :account order by attested_at desc, ends_at desc")
                .param("account", account)
                .query((row, _) -> attested(row))
                .list();
    }

    private static Attested attested(ResultSet row) throws SQLException {
        return new Attested(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("account", UUID.class)),
                row.getString("course"),
                row.getObject("completed_on", LocalDate.class),
                row.getTimestamp("ends_at").toInstant(),
                row.getObject("attested_by", UUID.class),
                row.getTimestamp("attested_at").toInstant(),
                row.getObject("extends", UUID.class),
                row.getString("reason"));
    }
}
