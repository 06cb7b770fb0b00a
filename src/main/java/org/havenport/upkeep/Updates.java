package org.havenport.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.serve.Build;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The calendar of updates: the day that is planned, and those that were done (B.sec.6). */
@Component
public class Updates {

    private static final String ALL = """
            select p.number, p.planned_on, p.by, d.at, d.version from upkeep.planned_update p
            left join upkeep.done_update d on d.plan = p.number order by p.number desc
            """;

    private final Asking asking;
    private final Audit audit;

    Updates(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * An update.
     *
     * @param by who planned it
     * @param doneAt when it was done; null while it was not
     * @param version of the program that ran then
     */
    record Update(
            long number,
            LocalDate on,
            UUID by,
            @Nullable Instant doneAt,
            @Nullable String version) {}

    /** Every update, the one planned last first. */
    List<Update> all(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of(ALL)
                        .query((row, _) -> {
                            var done = row.getObject(4, OffsetDateTime.class);
                            return new Update(
                                    row.getLong(1),
                                    Objects.requireNonNull(row.getObject(2, LocalDate.class)),
                                    Objects.requireNonNull(row.getObject(3, UUID.class)),
                                    done == null ? null : done.toInstant(),
                                    row.getString(5));
                        })
                        .list());
    }

    /** The update that is planned: the newest, unless it was done. */
    Optional<Update> next(Viewer viewer) {
        return all(viewer).stream().findFirst().filter(one -> one.doneAt() == null);
    }

    /**
     * Plans the next update; one that was planned and not done is moved there.
     *
     * @throws SecurityException for anyone but the security administrator
     */
    void plan(Viewer viewer, LocalDate on) {
        demand(viewer);
        asking.run(viewer, sql -> {
            sql.of("insert into upkeep.planned_update (planned_on, at, by) values (:on, :at, :by)")
                    .param("on", on)
                    .param("at", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.of("update-planned"));
        });
    }

    /** Keeps that the update that is planned was done, with the program that runs now. False when none is planned. */
    boolean done(Viewer viewer, Build build) {
        demand(viewer);
        var next = next(viewer);
        next.ifPresent(plan -> asking.run(viewer, sql -> {
            sql.of("""
                            insert into upkeep.done_update (plan, at, by, version, build)
                            values (:plan, :at, :by, :version, :build) on conflict do nothing
                            """)
                    .param("plan", plan.number())
                    .param("at", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .param("version", build.version())
                    .param("build", build.hash())
                    .update();
            audit.record(sql, AuditEvent.of("update-done"));
        }));
        return next.isPresent();
    }

    private static void demand(Viewer viewer) {
        if (!viewer.holdsOneOf(Role.SECURITY_ADMINISTRATOR)) {
            throw new SecurityException("Only the security administrator plans updates");
        }
    }
}
