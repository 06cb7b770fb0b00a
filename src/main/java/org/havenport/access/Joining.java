package org.havenport.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Inviting somebody to work here. They get a code that works once and for seven days; nobody has an account, and so
 * nobody can sign in, before they have joined with it (B.sec.2, B.sec.3).
 */
@Component
public class Joining {

    static final String ROOM = "access";

    private static final Duration LIFE = Duration.ofDays(7);

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Usernames usernames;
    private final Accounts accounts;
    private final Staff staff;
    private final Grants grants;
    private final ObjectProvider<Rights> rights;

    Joining(
            Asking asking,
            Audit audit,
            Vault vault,
            Usernames usernames,
            Accounts accounts,
            Staff staff,
            Grants grants,
            ObjectProvider<Rights> rights) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.usernames = usernames;
        this.accounts = accounts;
        this.staff = staff;
        this.grants = grants;
        this.rights = rights;
    }

    /**
     * Enters somebody, gives them their roles and invites them: all of it or nothing.
     *
     * @throws GrantRefused when this viewer may not give one of the roles
     * @throws UsernameTaken when somebody has that user name
     */
    public Invited invite(Viewer administrator, Newcomer who) {
        mayInvite(administrator);
        orTaken(who.username());
        var account = UUID.randomUUID();
        try {
            return asking.as(administrator, sql -> {
                staff.invited(administrator, member(account, who));
                who.roles().forEach(role -> rights.getObject().giveInside(sql, account, role, who.reason()));
                return invite(sql, account, who.username(), administrator.actor());
            });
        } catch (DuplicateKeyException e) {
            throw new UsernameTaken(e);
        } catch (GrantRefused refused) {
            audit.refused(administrator, AuditEvent.of("invited"));
            throw refused;
        }
    }

    /**
     * Invites the first administrator of an installation, who then invites everybody else. Also when nobody who could
     * invite is left.
     *
     * @throws IllegalStateException when somebody who can sign in is an administrator already
     * @throws UsernameTaken when somebody has that user name
     */
    public Invited inviteFirst(Viewer.Job job, Newcomer who) {
        if (hasAdministrator()) {
            throw new IllegalStateException("There is an administrator already, who invites others");
        }
        orTaken(who.username());
        var before = asking.as(job, sql -> openOf(sql, who.username()));
        var account = before.orElseGet(UUID::randomUUID);
        who.roles().forEach(role -> grants.grantRole(account, role, null));
        return asking.as(job, sql -> {
            if (before.isPresent()) {
                withdraw(sql, account);
            } else {
                staff.invited(job, member(account, who));
            }
            return invite(sql, account, who.username(), null);
        });
    }

    /** Whether somebody who can sign in holds the role that invites. */
    public boolean hasAdministrator() {
        return asking.atTheDoor(sql -> sql.of("""
                        select exists (
                            select 1 from viewer.role_grant g join access.account a on a.id = g.actor_id
                            where g.role = 'ADMINISTRATOR' and a.ended_at is null and g.starts_at <= viewer.at()
                              and (g.ends_at is null or g.ends_at > viewer.at()))
                        """).query(Boolean.class).single());
    }

    /** Invites somebody once more who has not joined; the code of before works no longer. Empty when they have. */
    public Optional<Invited> inviteAgain(Viewer administrator, UUID account) {
        mayInvite(administrator);
        return asking.as(administrator, sql -> {
            var open = sql.of("""
                            select id, username_sealed from access.invitation
                            where account = :account and used_at is null and withdrawn_at is null
                            """)
                    .param("account", account)
                    .query((row, _) -> new Named(row.getObject("id", UUID.class), row.getBytes("username_sealed")))
                    .optional();
            return open.map(before -> {
                var name = new String(
                        vault.openForRoom(sql, ROOM, before.sealed(), context(before.id(), "username")), UTF_8);
                withdraw(sql, account);
                return invite(sql, account, name, administrator.actor());
            });
        });
    }

    /** Takes every open invitation of an account back, in the transaction of whoever may; how many there were. */
    int withdraw(Sql sql, UUID account) {
        return sql.of("""
                        update access.invitation set withdrawn_at = viewer.at()
                        where account = :account and used_at is null and withdrawn_at is null
                        """).param("account", account).update();
    }

    /** The invitations that can still be used, or could be until their end. */
    public List<Open> open(Viewer administrator) {
        return asking.as(
                administrator,
                sql -> sql.of("""
                        select account, ends_at from access.invitation where used_at is null and withdrawn_at is null
                        """)
                        .query((row, _) -> new Open(
                                row.getObject("account", UUID.class),
                                row.getTimestamp("ends_at").toInstant()))
                        .list());
    }

    /**
     * An invitation that was not used.
     *
     * @param until it works no longer from this instant on, which may have passed
     */
    public record Open(UUID account, java.time.Instant until) {}

    private record Named(UUID id, byte[] sealed) {}

    private Invited invite(Sql sql, UUID account, String username, @Nullable UUID by) {
        var id = UUID.randomUUID();
        var code = InvitationCode.draw();
        var until = sql.now().plus(LIFE);
        var name = Usernames.normalised(username);
        sql.of("""
                        insert into access.invitation (account, id, username_blind, username_sealed, code_blind,
                            invited_by, invited_at, ends_at)
                        values (:account, :id, :name, :sealed, :code, :by, :now, :end)
                        """)
                .param("account", account)
                .param("id", id)
                .param("name", usernames.blind(sql, name))
                .param("sealed", vault.sealForRoom(sql, ROOM, name.getBytes(UTF_8), context(id, "username")))
                .param("code", InvitationCode.blind(vault, sql, id, code))
                .param("by", by, java.sql.Types.OTHER)
                .param("now", Sql.time(sql.now()))
                .param("end", Sql.time(until))
                .update();
        audit.record(sql, AuditEvent.about("invited", null, "account", account));
        return new Invited(account, InvitationCode.shown(code), until);
    }

    private Optional<UUID> openOf(Sql sql, String username) {
        return sql.of("""
                        select account from access.invitation
                        where username_blind = :name and used_at is null and withdrawn_at is null
                        """)
                .param("name", usernames.blind(sql, username))
                .query(UUID.class)
                .optional();
    }

    private void orTaken(String username) {
        if (asking.atTheDoor(sql -> accounts.taken(sql, usernames.blind(sql, username)))) {
            throw new UsernameTaken(null);
        }
    }

    private static void mayInvite(Viewer by) {
        if (!by.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            throw new GrantRefused(GrantRefused.Why.NOT_YOURS_TO_GIVE);
        }
    }

    private static Member member(UUID account, Newcomer who) {
        return new Member(account, who.title(), who.given(), who.family(), who.job());
    }

    static String context(UUID invitation, String column) {
        return "access.invitation|" + invitation + "|" + column;
    }
}
