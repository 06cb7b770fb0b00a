package org.havenport.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.RoleGrant;
import org.havenport.viewer.RoleGrants;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What administrators decide about the rights of those who work here: roles given, confirmed each quarter and ended, and
 * a person ended at once. Each leaves its line, and acts on the next request.
 */
@Component
public class Rights {

    private static final String ACCOUNT = "account";

    private final Asking asking;
    private final Audit audit;
    private final RoleGrants roles;
    private final Grants grants;
    private final Staff staff;
    private final Sessions sessions;
    private final Joining joining;

    Rights(
            Asking asking,
            Audit audit,
            RoleGrants roles,
            Grants grants,
            Staff staff,
            Sessions sessions,
            Joining joining) {
        this.asking = asking;
        this.audit = audit;
        this.roles = roles;
        this.grants = grants;
        this.staff = staff;
        this.sessions = sessions;
        this.joining = joining;
    }

    /**
     * Gives a role.
     *
     * @param until when it ends for good, or null; before it lapses each quarter unless confirmed
     * @throws GrantRefused saying why
     */
    public void give(Viewer by, UUID account, Role role, String reason, @Nullable Instant until) {
        change(by, "role-given", account, role, () -> roles.give(by, account, role, reason, until));
    }

    /**
     * Confirms that somebody still needs a role.
     *
     * @throws GrantRefused saying why
     */
    public void confirm(Viewer by, UUID account, Role role) {
        change(by, "role-confirmed", account, role, () -> roles.confirm(by, account, role));
    }

    /**
     * Takes a role away.
     *
     * @throws GrantRefused saying why
     */
    public void end(Viewer by, UUID account, Role role) {
        change(by, "role-ended", account, role, () -> roles.end(by, account, role));
    }

    /** Every grant that stands, and those that ended since {@code since}; for most viewers only their own. */
    public List<RoleGrant> all(Viewer viewer, Instant since) {
        return roles.all(viewer, since);
    }

    /**
     * Somebody whose training was attested sees health data until this instant, as far as their roles go.
     *
     * @throws GrantRefused saying why
     */
    public void trained(Viewer by, UUID account, Instant until) {
        asking.run(by, sql -> {
            roles.trained(by, account, until);
            sessions.readAgain(account);
        });
    }

    /** As {@link #trained(Viewer, UUID, Instant)}, by the program itself: for a practice that is made, not entered. */
    public void trained(Viewer.Job job, UUID account, Instant until) {
        java.util.Objects.requireNonNull(job);
        grants.trained(account, until);
    }

    /**
     * Ends a person at once: every role, every session, every invitation and the account, all or nothing. Their next
     * request is refused.
     *
     * @param alongside what belongs to the same transaction
     * @throws GrantRefused saying why
     */
    public void endPerson(Viewer by, UUID account, String reason, Consumer<Sql> alongside) {
        try {
            asking.run(by, sql -> {
                roles.endAll(by, account);
                sessions.endAll(sql, account);
                joining.withdraw(sql, account);
                close(sql, account);
                staff.ended(by, account, reason);
                audit.record(sql, AuditEvent.about("person-ended", null, ACCOUNT, account));
                alongside.accept(sql);
            });
        } catch (GrantRefused refused) {
            audit.refused(by, AuditEvent.about("person-ended", null, ACCOUNT, account));
            throw refused;
        }
    }

    private static void close(Sql sql, UUID account) {
        sql.of("update access.account set ended_at = viewer.at() where id = :account and ended_at is null")
                .param(ACCOUNT, account)
                .update();
    }

    /** Gives a role inside the open transaction of who gives it; the caller writes what was refused. */
    void giveInside(Sql sql, UUID account, Role role, String reason) {
        roles.give(sql.viewer(), account, role, reason, null);
        audit.record(sql, line("role-given", account, role));
    }

    private static AuditEvent line(String action, UUID account, Role role) {
        return AuditEvent.about(
                action, null, "role-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'), account);
    }

    private void change(Viewer by, String action, UUID account, Role role, Runnable change) {
        var line = line(action, account, role);
        try {
            asking.run(by, sql -> {
                change.run();
                audit.record(sql, line);
                sessions.readAgain(account);
            });
        } catch (GrantRefused refused) {
            audit.refused(by, line);
            throw refused;
        }
    }
}
