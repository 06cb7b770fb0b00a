package org.havenport.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.havenport.access.NotOpened.Why;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Whether patients come in: closed, a pilot group, open (A1.0). To let more in takes two people and that nothing is
 * missing; to close takes one. Staff are never shut out.
 */
@Component
public class Opening {

    /** Who opens and closes. */
    public static final Set<Role> WHO =
            Set.of(Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR, Role.SECURITY_ADMINISTRATOR);

    private static final Logger log = LoggerFactory.getLogger(Opening.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final Asking asking;
    private final Audit audit;
    private final PatientsComeInWhenNothingIsMissing guard;
    private final Sessions sessions;
    private final Clock clock;
    private final AtomicReference<Read> read = new AtomicReference<>(new Read(Instant.EPOCH, State.CLOSED, Set.of()));

    Opening(Asking asking, Audit audit, PatientsComeInWhenNothingIsMissing guard, Sessions sessions, Clock clock) {
        this.asking = asking;
        this.audit = audit;
        this.guard = guard;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** How far the portal is open. */
    public enum State {
        CLOSED,
        PILOT,
        OPEN
    }

    /**
     * Somebody asked for a state.
     *
     * @param at when it was agreed to, or asked for while nobody has agreed
     * @param agreedBy null while nobody has agreed
     */
    public record Asked(
            State state, Instant at, UUID by, @Nullable UUID agreedBy) {}

    /**
     * How things stand.
     *
     * @param inForce null while nobody has ever opened or closed
     * @param waiting what waits for a second person, or null
     */
    public record Standing(
            State state, @Nullable Asked inForce, @Nullable Asked waiting) {}

    /**
     * One thing that must be there before patients come in.
     *
     * @param words the key of its name
     * @param path where it is done
     * @param missing empty when it is done
     */
    public record Step(String words, String path, List<BeforeOpening.Missing> missing) {}

    private record Read(Instant at, State state, Set<UUID> pilots) {}

    /** What must be there before patients come in, step by step; call it outside of a transaction. */
    public List<Step> steps() {
        return guard.steps();
    }

    /** How things stand, for those who decide it. */
    public Standing standing(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> new Standing(OpeningRows.state(sql), OpeningRows.inForce(sql), OpeningRows.waiting(sql)));
    }

    /** How far it is open, as this node knows it: at once when it was decided here, else within five seconds. */
    public State state() {
        return now().state();
    }

    /** Whether this patient comes in. While the database is away, what was last read stays in force. */
    boolean lets(@Nullable UUID patient) {
        var now = now();
        return switch (now.state()) {
            case OPEN -> true;
            case CLOSED -> false;
            case PILOT -> patient != null && now.pilots().contains(patient);
        };
    }

    /**
     * Asks for a pilot group or for all patients; a second person has to agree.
     *
     * @throws NotOpened when something is missing, or something else was asked for
     */
    public void ask(Viewer viewer, State wanted) {
        demand(viewer);
        if (wanted == State.CLOSED) {
            close(viewer);
            return;
        }
        guard.check();
        asking.run(viewer, sql -> {
            int asked = sql.of("""
                            insert into access.opening (state, asked_at, asked_by) values (:state, :now, :by)
                            on conflict do nothing
                            """)
                    .param("state", wanted.name())
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            if (asked != 1) {
                throw new NotOpened(Why.ASKED_ALREADY, List.of());
            }
            audit.record(sql, AuditEvent.of("portal-opening-asked"));
        });
    }

    /**
     * Agrees to what somebody else has asked for.
     *
     * @throws NotOpened when something is missing by now, nobody has asked, or it was the viewer
     */
    public void agree(Viewer viewer) {
        demand(viewer);
        guard.check();
        asking.run(viewer, sql -> {
            var waiting = OpeningRows.waiting(sql);
            if (waiting == null) {
                throw new NotOpened(Why.NOT_ASKED, List.of());
            }
            int agreed = waiting.by().equals(viewer.actor())
                    ? 0
                    : sql.of("""
                            update access.opening set agreed_at = :now, agreed_by = :by
                            where agreed_at is null and withdrawn_at is null
                            """)
                            .param("now", Sql.time(sql.now()))
                            .param("by", viewer.actor())
                            .update();
            if (agreed != 1) {
                throw new NotOpened(Why.SECOND_PERSON, List.of());
            }
            audit.record(
                    sql, AuditEvent.of(waiting.state() == State.OPEN ? "portal-opened" : "portal-opened-to-pilot"));
            sendHome(sql);
        });
    }

    /** Takes back what waits for a second person. */
    public void withdraw(Viewer viewer) {
        demand(viewer);
        asking.run(viewer, sql -> {
            int withdrawn = sql.of("""
                            update access.opening set withdrawn_at = :now, withdrawn_by = :by
                            where agreed_at is null and withdrawn_at is null
                            """)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            if (withdrawn > 0) {
                audit.record(sql, AuditEvent.of("portal-opening-withdrawn"));
            }
        });
    }

    /** Closes to all patients at once; their sessions end in the same transaction. */
    public void close(Viewer viewer) {
        demand(viewer);
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into access.opening (state, asked_at, asked_by, agreed_at, agreed_by)
                            values ('CLOSED', :now, :by, :now, :by)
                            """)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.of("portal-closed"));
            sendHome(sql);
        });
    }

    /** Sets a state when a practice is brought in whole, for example a synthetic one. Asks for nothing. */
    public void begin(Viewer.Job job, State state) {
        asking.run(job, sql -> {
            sql.of("""
                            insert into access.opening (state, asked_at, asked_by, agreed_at, agreed_by)
                            values (:state, :now, :by, :now, :by)
                            """)
                    .param("state", state.name())
                    .param("now", Sql.time(sql.now()))
                    .param("by", Viewer.NO_ID)
                    .update();
            audit.record(sql, AuditEvent.of("portal-state-set"));
            forget();
        });
    }

    /** Ends the sessions of those who may no longer come in. */
    void sendHome(Sql sql) {
        sql.of("select access.send_home()").query(Long.class).single();
        forget();
    }

    private void forget() {
        Asking.afterCommit(() -> {
            sessions.forget();
            // The next question reads it; here the transaction is not quite over.
            read.updateAndGet(last -> new Read(Instant.EPOCH, last.state(), last.pilots()));
        });
    }

    private Read now() {
        var now = clock.instant();
        var last = Objects.requireNonNull(read.get());
        if (!last.at().isAfter(now) && last.at().plus(GOOD_FOR).isAfter(now)) {
            return last;
        }
        var fresh = fresh(last, now);
        // What was decided since is not undone by a reading that began before.
        read.compareAndSet(last, fresh);
        return fresh;
    }

    private Read fresh(Read last, Instant now) {
        try {
            return read(now);
        } catch (DataAccessException | TransactionException away) {
            log.debug("Who comes in could not be read: {}", away.getClass().getSimpleName());
            return new Read(now, last.state(), last.pilots());
        }
    }

    private Read read(Instant now) {
        return asking.atTheDoor(sql -> new Read(now, OpeningRows.state(sql), Set.copyOf(OpeningRows.pilots(sql))));
    }

    private static void demand(Viewer viewer) {
        if (!viewer.holdsOneOf(WHO.toArray(Role[]::new))) {
            throw new SecurityException("Not one of those who open and close");
        }
    }
}
