package org.havenport.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.AuditLine.Outcome;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The log of who saw, changed or was refused what. A line is written in the transaction it tells about: either both
 * happen or neither. Lines are sealed into a signed chain within seconds and can then not be changed unseen.
 */
@Component
public class Audit {

    private static final int FIRST_LINES = 10_000;

    private final Asking asking;
    private final Vault vault;
    private final ChainReader chain;

    Audit(Asking asking, Vault vault, ChainReader chain) {
        this.asking = asking;
        this.vault = vault;
        this.chain = chain;
    }

    /**
     * Writes that the viewer of this transaction did something.
     *
     * @throws AuditUnavailable when the line cannot be written; the transaction must not go on
     */
    public void record(Sql sql, AuditEvent event) {
        if (sql.viewer() instanceof Viewer.Mirror) {
            sql.afterwards(staff -> write(staff, staff.viewer(), event.seenAsThePatient(), Outcome.SUCCESS));
            return;
        }
        write(sql, sql.viewer(), event, Outcome.SUCCESS);
    }

    /**
     * Writes several lines in one statement, in the order given: for a list that shows the records of many patients.
     *
     * @throws AuditUnavailable when the lines cannot be written; the transaction must not go on
     */
    public void record(Sql sql, List<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        if (sql.viewer() instanceof Viewer.Mirror) {
            events.forEach(event -> record(sql, event));
            return;
        }
        var lines = events.stream()
                .map(event -> line(sql, sql.viewer(), event, Outcome.SUCCESS))
                .toList();
        try {
            LineRows.insert(sql, lines, line -> vault.mac(line.content()));
        } catch (DataAccessException e) {
            throw new AuditUnavailable(e);
        }
    }

    /**
     * Writes that something was refused to the viewer, in a transaction of its own. Call it when the refused transaction
     * has ended, never inside it.
     *
     * @throws AuditUnavailable when the line cannot be written
     */
    public void refused(Viewer viewer, AuditEvent event) {
        // By the program, because the viewer's session may be the very thing that is missing.
        var mirrored = viewer instanceof Viewer.Mirror;
        var by = viewer instanceof Viewer.Mirror mirror ? mirror.staff() : viewer;
        var said = mirrored ? event.seenAsThePatient() : event;
        asking.run(Viewer.job("audit"), sql -> write(sql, by, said, Outcome.REFUSED));
    }

    /** Lines for the compliance officer, newest first, at most a page; nothing for anyone else. Leaves a line itself. */
    public List<AuditLine> search(Viewer viewer, AuditQuery query) {
        if (!FieldGroup.AUDIT.seenBy(viewer)) {
            refused(viewer, AuditEvent.about("audit-searched", query.patient(), null, null));
            return List.of();
        }
        return asking.as(viewer, sql -> {
            var lines = AuditSearch.lines(sql, query, vault);
            record(sql, AuditEvent.many("audit-searched", query.patient(), null, lines.size()));
            return lines;
        });
    }

    /**
     * Who looked at these items of a record, or at a list in which they stood, in a span of time: oldest first, at most
     * 1000; nothing for anyone but the compliance officer. Leaves a line itself.
     */
    public List<AuditLine> looks(Viewer viewer, UUID patient, Collection<UUID> items, Instant from, Instant to) {
        if (!FieldGroup.AUDIT.seenBy(viewer)) {
            return List.of();
        }
        return asking.as(viewer, sql -> {
            var lines = AuditSearch.looks(sql, patient, items, from, to, vault);
            record(sql, AuditEvent.many("audit-searched", patient, null, lines.size()));
            return lines;
        });
    }

    /**
     * Reads the whole log in order and names the first row that was changed, removed, added, moved or cut off, and counts the others. Seals
     * first what was committed and not yet sealed. For the command line and campaigns; leaves a line itself.
     */
    public Verification verify(VerificationProgress progress) {
        return verify(null, progress);
    }

    /**
     * As {@link #verify(VerificationProgress)}, also against heads that were kept elsewhere.
     *
     * @param kept a text with signed heads in it, for example what a log collector wrote; null for none
     */
    public Verification verify(@Nullable Path kept, VerificationProgress progress) {
        var verification = chain.read(kept == null ? List.of() : AnchorFile.found(kept), progress);
        asking.run(
                ChainReader.JOB,
                sql -> record(sql, AuditEvent.of(verification.held() ? "audit-verified" : "audit-found-tampered")));
        return verification;
    }

    /** Whether this job wrote among the first lines of the log, which nobody can take out. */
    public boolean beganWith(Viewer.Job by, String job) {
        return asking.as(
                by,
                sql -> sql.of(
                                "select exists (select 1 from audit.line where seq <= :first and kind = 'JOB' and job = :job)")
                        .param("first", FIRST_LINES)
                        .param("job", job)
                        .query(Boolean.class)
                        .single());
    }

    /** How many lines of these actions there are of whomever who does not work here, in the last span of time. */
    public long counted(Viewer.Job by, Collection<String> actions, Duration last) {
        return asking.as(
                by,
                sql -> sql.of("""
                                select count(*) from audit.line
                                where action in (:actions) and at > :since and kind not in ('STAFF', 'JOB')
                                """)
                        .param("actions", actions)
                        .param("since", Sql.time(sql.now().minus(last)))
                        .query(Long.class)
                        .single());
    }

    /** The accounts these actions were about, or else by whom, at least so often in the last span of time. */
    public List<UUID> about(Viewer by, Collection<String> actions, Duration last, int least) {
        return asking.as(
                by,
                sql -> sql.of("""
                                select coalesce(case when type = 'account' then item end, actor) as whom from audit.line
                                where action in (:actions) and at > :since
                                group by whom having count(*) >= :least
                                """)
                        .param("actions", actions)
                        .param("since", Sql.time(sql.now().minus(last)))
                        .param("least", least)
                        .query((row, _) -> java.util.Objects.requireNonNull(row.getObject(1, UUID.class)))
                        .list());
    }

    /** When the newest line was written; empty when there is none. */
    public Optional<Instant> newest(Viewer.Job by) {
        return asking.as(
                by,
                sql -> sql.of("select at from audit.line order by seq desc limit 1")
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .optional());
    }

    private void write(Sql sql, Viewer by, AuditEvent event, Outcome outcome) {
        var line = line(sql, by, event, outcome);
        try {
            LineRows.insert(sql, line, vault.mac(line.content()));
        } catch (DataAccessException e) {
            throw new AuditUnavailable(e);
        }
    }

    private static Line line(Sql sql, Viewer by, AuditEvent event, Outcome outcome) {
        return new Line(
                0,
                LineId.at(sql.now()),
                sql.now(),
                by.actor(),
                by.kind().name(),
                by instanceof Viewer.Job job ? job.shownAs() : null,
                event.patient(),
                event.action(),
                outcome.name(),
                event.type(),
                event.item(),
                event.count(),
                new byte[0]);
    }
}
