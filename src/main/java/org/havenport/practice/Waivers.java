package org.havenport.practice;

import java.time.LocalDate;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Waivers: asked for by one, agreed to by another, over on their day. */
@Component
public class Waivers {

    static final Role[] DECIDE = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR};

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final WaiversEndByThemselves ends;
    private final SafeguardsAreReviewedInTime days;

    Waivers(Asking asking, Audit audit, Vault vault, WaiversEndByThemselves ends, SafeguardsAreReviewedInTime days) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.ends = ends;
        this.days = days;
    }

    /**
     * Asks for a waiver; it counts when a second person has agreed.
     *
     * @param until the first day on which it no longer counts
     * @throws NotDone without a reason, or when the day is missing, past or more than a year away, or one is there already
     */
    void ask(Viewer viewer, String promise, String reason, @Nullable LocalDate until) {
        Stewards.demand(viewer, Owner.ROLES.toArray(Role[]::new));
        Stewards.words("reason", reason);
        if (until == null || !until.isAfter(days.today()) || until.isAfter(ends.latest())) {
            throw new NotDone("until", "practice.waiver.until.wrong");
        }
        asking.run(viewer, sql -> {
            var id = UUID.randomUUID();
            int asked = sql.of("""
                            insert into practice.waiver (id, promise, reason, until, asked_at, asked_by)
                            select :id, :promise, :reason, :until, :now, :by
                            where not exists (select 1 from practice.waiver
                                where promise = :promise and ended_at is null)
                            on conflict (promise) where ended_at is null do nothing
                            """)
                    .param("id", id)
                    .param("promise", promise)
                    .param("reason", RegisterRows.seal(sql, vault, promise, reason.strip()))
                    .param("until", until)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            if (asked != 1) {
                throw new NotDone("reason", "practice.waiver.there");
            }
            audit.record(sql, AuditEvent.about("promise-waiver-asked", null, promise, id));
        });
    }

    /**
     * Agrees to a waiver that somebody else asked for.
     *
     * @throws NotDone when there is none that waits, or the viewer asked for it
     */
    void agree(Viewer viewer, String promise) {
        Stewards.demand(viewer, DECIDE);
        asking.run(viewer, sql -> {
            int agreed = sql.of("""
                            update practice.waiver set approved_at = :now, approved_by = :by
                            where promise = :promise and ended_at is null and approved_by is null
                              and asked_by <> :by and until > :today
                            """)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .param("promise", promise)
                    .param("today", days.today())
                    .update();
            if (agreed != 1) {
                throw new NotDone("waiver", "practice.waiver.second");
            }
            audit.record(sql, AuditEvent.about("promise-waiver-agreed", null, promise, null));
        });
    }

    /** Ends a waiver now, whether it counts or waits; what is over is put away too, so that a new one can be asked for. */
    void end(Viewer viewer, String promise) {
        Stewards.demand(viewer, DECIDE);
        asking.run(viewer, sql -> {
            int ended = sql.of("""
                            update practice.waiver set ended_at = :now, ended_by = :by
                            where promise = :promise and ended_at is null
                            """)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .param("promise", promise)
                    .update();
            if (ended == 1) {
                audit.record(sql, AuditEvent.about("promise-waiver-ended", null, promise, null));
            }
        });
    }
}
