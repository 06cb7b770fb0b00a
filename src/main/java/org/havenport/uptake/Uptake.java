package org.havenport.uptake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to how the portal is used (B.com.8): numbers made of what the portal keeps anyway, for who keeps it. Nobody learns
 * here what one person did.
 */
@Component
public class Uptake {

    private static final Viewer JOB = Viewer.job("uptake");

    private final Asking asking;
    private final Audit audit;
    private final BusinessHours hours;

    Uptake(Asking asking, Audit audit, BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.hours = hours;
    }

    /** What a change is to move. */
    enum Measure {
        /** Patients on file who have an account. */
        ACTIVATED,
        /** Of those with an account, who used the portal in the last 30 days. */
        ACTIVE,
        /** Who of those read results. */
        RESULTS,
        /** Who of those read their record. */
        RECORD
    }

    /** So many of so many. */
    record Share(int count, int of) {}

    /** How many took a step. */
    record Step(String name, int people) {}

    /** How many used the portal in a month. */
    record Month(LocalDate first, int people) {}

    /**
     * All of it.
     *
     * @param steps of those invited in the last 90 days, each with how many came so far
     */
    record Figures(Share activated, Share active, List<Step> steps, List<Month> months, List<Step> functions) {}

    /** A change that was tried, and what was counted before and after. */
    record Trial(
            UUID id,
            String suggestion,
            String change,
            Measure measure,
            Instant started,
            Share before,
            @Nullable Instant ended,
            @Nullable Share after) {}

    /** The figures of today; {@link SecurityException} for others than coordinators and medical directors. */
    Figures figures(Viewer viewer) {
        check(viewer);
        asking.run(viewer, sql -> audit.record(sql, AuditEvent.of("uptake-viewed")));
        return asking.as(JOB, sql -> {
            var accounts = Counts.accounts(sql);
            var active = Counts.active(sql);
            return new Figures(
                    activated(sql, accounts),
                    of(active.all(), accounts),
                    Counts.steps(sql),
                    Counts.months(sql, hours.zone()),
                    active.functions());
        });
    }

    /** The changes that were tried, the newest first. */
    List<Trial> trials(Viewer viewer) {
        check(viewer);
        return asking.as(
                viewer,
                sql -> sql.of("select * from uptake.trial order by started_at desc limit 100")
                        .query((row, _) -> {
                            var ended = row.getTimestamp("ended_at");
                            return new Trial(
                                    row.getObject("id", UUID.class),
                                    row.getString("suggestion"),
                                    row.getString("change"),
                                    Measure.valueOf(row.getString("measure")),
                                    row.getTimestamp("started_at").toInstant(),
                                    new Share(row.getInt("before_n"), row.getInt("before_of")),
                                    ended == null ? null : ended.toInstant(),
                                    ended == null ? null : new Share(row.getInt("after_n"), row.getInt("after_of")));
                        })
                        .list());
    }

    /** A suggestion becomes a change; what it is to move is counted now. */
    void begin(Viewer viewer, String suggestion, String change, Measure measure) {
        check(viewer);
        var before = asking.as(JOB, sql -> share(sql, measure));
        asking.run(viewer, sql -> {
            var id = UUID.randomUUID();
            sql.of("""
                            insert into uptake.trial
                                (id, suggestion, change, measure, started_at, started_by, before_n, before_of)
                            values (:id, :suggestion, :change, :measure, viewer.at(), :by, :n, :of)
                            """)
                    .param("id", id)
                    .param("suggestion", suggestion)
                    .param("change", change)
                    .param("measure", measure.name())
                    .param("by", viewer.actor())
                    .param("n", before.count())
                    .param("of", before.of())
                    .update();
            audit.record(sql, AuditEvent.about("trial-begun", null, "Trial", id));
        });
    }

    /** The change has had its time; the same is counted again. False when it was ended, or there is none. */
    boolean end(Viewer viewer, UUID id) {
        check(viewer);
        var measure = trials(viewer).stream()
                .filter(it -> it.id().equals(id) && it.ended() == null)
                .map(Trial::measure)
                .findFirst()
                .orElse(null);
        if (measure == null) {
            return false;
        }
        var after = asking.as(JOB, sql -> share(sql, measure));
        return asking.as(viewer, sql -> {
            audit.record(sql, AuditEvent.about("trial-ended", null, "Trial", id));
            return sql.of("""
                            update uptake.trial set ended_at = viewer.at(), ended_by = :by, after_n = :n, after_of = :of
                            where id = :id and ended_at is null
                            """)
                            .param("by", viewer.actor())
                            .param("n", after.count())
                            .param("of", after.of())
                            .param("id", id)
                            .update()
                    == 1;
        });
    }

    private static Share share(Sql sql, Measure measure) {
        var accounts = Counts.accounts(sql);
        return switch (measure) {
            case ACTIVATED -> activated(sql, accounts);
            case ACTIVE -> of(Counts.active(sql).all(), accounts);
            case RESULTS -> of(Counts.active(sql).of(Counts.RESULTS), accounts);
            case RECORD -> of(Counts.active(sql).of(Counts.RECORD), accounts);
        };
    }

    private static Share activated(Sql sql, int accounts) {
        var onFile = Counts.onFile(sql);
        return new Share(Math.min(accounts, onFile), onFile);
    }

    private static Share of(int active, int accounts) {
        return new Share(active, Math.max(active, accounts));
    }

    private static void check(Viewer viewer) {
        if (!viewer.holdsOneOf(Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR)) {
            throw new SecurityException("Only who keeps the portal sees how it is used");
        }
    }
}
