package org.havenport.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.access.Rights;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Whose access somebody says must end: a queue with a clock of one business hour (B.rule.9b). */
@Component
public class EndRequests {

    private static final int LONGEST = 500;

    private final Asking asking;
    private final Audit audit;
    private final AccessEndsWithinABusinessHour hour;
    private final Rights rights;

    EndRequests(Asking asking, Audit audit, AccessEndsWithinABusinessHour hour, Rights rights) {
        this.asking = asking;
        this.audit = audit;
        this.hour = hour;
        this.rights = rights;
    }

    /**
     * Says that somebody's access must end; anybody of the staff with a role may. A second time changes nothing.
     *
     * @throws IllegalArgumentException without a reason, or with one of more than 500 characters
     */
    public void ask(Viewer by, UUID account, String reason) {
        if (!(by instanceof Viewer.Staff staff) || staff.roles().isEmpty()) {
            throw new SecurityException("Only those who work here ask");
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new IllegalArgumentException("A reason has 1 to %d characters".formatted(LONGEST));
        }
        try {
            asking.run(by, sql -> {
                sql.of("""
                                insert into people.end_request (id, account, asked_by, asked_at, due_at, reason)
                                values (:id, :account, :by, :now, :due, :reason)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("account", account)
                        .param("by", by.actor())
                        .param("now", Sql.time(sql.now()))
                        .param("due", Sql.time(hour.due(sql.now())))
                        .param("reason", reason.strip())
                        .update();
                audit.record(sql, AuditEvent.about("end-asked", null, "account", account));
            });
        } catch (DuplicateKeyException asked) {
            // It waits already, with the earlier clock.
        }
    }

    /** Those that wait, the oldest first; nothing for anyone who may not end access or watch over it. */
    public List<EndRequest> waiting(Viewer viewer) {
        return asking.as(
                viewer, sql -> sql.of("""
                        select id, account, asked_by, asked_at, due_at, reason from people.end_request
                        where done_at is null order by due_at
                        """).query((row, _) -> request(row)).list());
    }

    /** How many wait, and when the first is due; without opening anything. */
    Waiting count(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*), min(due_at) from people.end_request where done_at is null")
                        .query((row, _) -> new Waiting(row.getInt(1), instant(row, 2)))
                        .single());
    }

    record Waiting(int count, @Nullable Instant first) {}

    /**
     * Ends the person at once, and with it the request.
     *
     * @throws GrantRefused saying why
     */
    public void end(Viewer by, UUID account, String reason) {
        rights.endPerson(by, account, reason, sql -> done(sql, account, "ENDED", ""));
    }

    /**
     * Leaves the access as it is, with what was found; never by the person themselves.
     *
     * @return false when nothing waits
     * @throws GrantRefused when the viewer may not
     */
    public boolean keep(Viewer by, UUID account, String note) {
        if (!by.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            throw new GrantRefused(GrantRefused.Why.NOT_YOURS_TO_GIVE);
        }
        if (by.actor().equals(account)) {
            throw new GrantRefused(GrantRefused.Why.YOURSELF);
        }
        if (note.isBlank() || note.length() > LONGEST) {
            throw new IllegalArgumentException("What was found has 1 to %d characters".formatted(LONGEST));
        }
        return asking.as(by, sql -> {
            var kept = done(sql, account, "KEPT", note.strip()) == 1;
            if (kept) {
                audit.record(sql, AuditEvent.about("end-not-needed", null, "account", account));
            }
            return kept;
        });
    }

    /** The one that waits for an account. */
    public Optional<EndRequest> of(Viewer viewer, UUID account) {
        return waiting(viewer).stream()
                .filter(it -> it.account().equals(account))
                .findFirst();
    }

    private static int done(Sql sql, UUID account, String outcome, String note) {
        return sql.of("""
                        update people.end_request set done_at = viewer.at(), done_by = :by, outcome = :outcome, note = :note
                        where account = :account and done_at is null
                        """)
                .param("by", sql.viewer().actor())
                .param("outcome", outcome)
                .param("note", note)
                .param("account", account)
                .update();
    }

    private static EndRequest request(ResultSet row) throws SQLException {
        return new EndRequest(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("account", UUID.class)),
                Objects.requireNonNull(row.getObject("asked_by", UUID.class)),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
