package org.havenport.practice;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What became of broken promises: their owners say so, and only when nothing is broken any more. */
@Component
public class Mending {

    /** How it ended. */
    enum Outcome {
        /** It was put right. */
        MENDED,
        /** It is waived until a day. */
        WAIVED,
        /** What was seen was not so. */
        NEVER_BROKEN
    }

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;

    Mending(Asking asking, Audit audit, Vault vault) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
    }

    /**
     * Closes the task of a promise.
     *
     * @param now the promise as it stands at this moment
     * @throws NotDone when it is still broken, or the outcome does not fit
     */
    void close(Viewer viewer, Entry now, Outcome outcome, String words) {
        Stewards.demand(viewer, Owner.ROLES.toArray(Role[]::new));
        if (!now.owner().is(viewer) && !viewer.holdsOneOf(Role.COMPLIANCE_OFFICER)) {
            throw new NotDone("outcome", "practice.work.not-yours");
        }
        if (now.standing() == Standing.BROKEN) {
            throw new NotDone("outcome", "practice.work.still-broken");
        }
        if ((outcome == Outcome.WAIVED) != (now.standing() == Standing.WAIVED)) {
            throw new NotDone("outcome", "practice.work.outcome.wrong");
        }
        Stewards.words("words", words);
        asking.run(viewer, sql -> {
            var closed = sql.of("""
                            update practice.mending set outcome = :outcome, words = :words, closed_at = :now, closed_by = :by
                            where promise = :promise and closed_at is null returning id
                            """)
                    .param("outcome", outcome.name())
                    .param("words", RegisterRows.seal(sql, vault, now.name(), words.strip()))
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .param("promise", now.name())
                    .query(UUID.class)
                    .list();
            closed.forEach(id -> audit.record(sql, AuditEvent.about("promise-work-closed", null, now.name(), id)));
        });
    }

    /** What was closed for a promise, the newest first. */
    List<Closed> closed(Viewer viewer, String promise) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select opened_at, closed_at, closed_by, outcome, words from practice.mending
                        where promise = :promise and closed_at is not null order by closed_at desc limit 20
                        """)
                        .param("promise", promise)
                        .query((row, _) -> new Closed(
                                RegisterRows.at(row, 1),
                                RegisterRows.at(row, 2),
                                Objects.requireNonNull(row.getObject(3, UUID.class)),
                                Outcome.valueOf(row.getString(4)),
                                RegisterRows.open(sql, vault, row.getBytes(5), promise)))
                        .list());
    }

    /** A task that is over. */
    record Closed(Instant opened, Instant closed, UUID by, Outcome outcome, String words) {}
}
