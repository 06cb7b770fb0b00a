package org.havenport.viewer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.viewer.GrantRefused.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The roles people give one another: by an administrator or security administrator, never to themselves, for a quarter
 * at most until somebody confirms them again, and never to let one person give rights and audit them (B.sec.2). The
 * policies, checks and the trigger of {@code viewer.role_grant} demand the same. Callers write the audit line.
 */
@Component
public class RoleGrants {

    private static final String SELECT = """
            select actor_id, role, starts_at, ends_at, until, reason, granted_by, confirmed_by, confirmed_at
            from viewer.role_grant
            """;
    private static final String NOW = " starts_at <= viewer.at() and (ends_at is null or ends_at > viewer.at())";

    private final Asking asking;
    private final WhoGivesRightsDoesNotAuditThem separation;
    private final EveryGrantLapsesUnlessConfirmed lapse;

    RoleGrants(Asking asking, WhoGivesRightsDoesNotAuditThem separation, EveryGrantLapsesUnlessConfirmed lapse) {
        this.separation = separation;
        this.lapse = lapse;
        this.asking = asking;
    }

    /**
     * Gives a role from now on.
     *
     * @param until the day it ends for good, or null; before it lapses at the end of a quarter unless confirmed
     * @throws GrantRefused saying why
     */
    public void give(Viewer by, UUID account, Role role, String reason, @Nullable Instant until) {
        mayChange(by, account);
        asking.run(by, sql -> {
            if (until != null && !until.isAfter(sql.now())) {
                throw new GrantRefused(Why.ENDED_ALREADY);
            }
            var held = held(sql, account);
            if (held.contains(role)) {
                throw new GrantRefused(Why.HELD_ALREADY);
            }
            separation.orRefuse(held, role);
            sql.of("""
                            insert into viewer.role_grant (actor_id, role, starts_at, ends_at, until, reason, granted_by)
                            values (:actor, :role, :now, :end, :until, :reason, :by)
                            """)
                    .param("actor", account)
                    .param("role", role.name())
                    .param("now", Sql.time(sql.now()))
                    .param("end", Sql.time(lapse.of(sql.now(), until)))
                    .param("until", until == null ? null : Sql.time(until), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("reason", reason)
                    .param("by", by.actor())
                    .update();
        });
    }

    /**
     * Confirms that somebody still needs a role: it stands for another quarter.
     *
     * @throws GrantRefused saying why
     */
    public void confirm(Viewer by, UUID account, Role role) {
        mayChange(by, account);
        asking.run(by, sql -> {
            var grant = sql.of(SELECT + "where actor_id = :actor and role = :role and" + NOW)
                    .param("actor", account)
                    .param("role", role.name())
                    .query((row, _) -> grant(row))
                    .optional()
                    .orElseThrow(() -> new GrantRefused(Why.NOT_HELD));
            sql.of("""
                            update viewer.role_grant set ends_at = :end, confirmed_by = :by, confirmed_at = :now
                            where actor_id = :actor and role = :role and starts_at = :start
                            """)
                    .param("end", Sql.time(lapse.of(sql.now(), grant.until())))
                    .param("by", by.actor())
                    .param("now", Sql.time(sql.now()))
                    .param("actor", account)
                    .param("role", role.name())
                    .param("start", Sql.time(grant.startsAt()))
                    .update();
        });
    }

    /**
     * Takes a role away; acts on the next request.
     *
     * @throws GrantRefused saying why
     */
    public void end(Viewer by, UUID account, Role role) {
        mayChange(by, account);
        var ended = asking.as(
                by,
                sql -> sql.of(
                                "update viewer.role_grant set ends_at = viewer.at() where actor_id = :actor and role = :role and"
                                        + NOW)
                        .param("actor", account)
                        .param("role", role.name())
                        .update());
        if (ended == 0) {
            throw new GrantRefused(Why.NOT_HELD);
        }
    }

    /** Takes every role away, also those that begin later; how many there were. */
    public int endAll(Viewer by, UUID account) {
        mayChange(by, account);
        return asking.as(by, sql -> sql.of("""
                        update viewer.role_grant set ends_at = viewer.at()
                        where actor_id = :actor and (ends_at is null or ends_at > viewer.at())
                        """).param("actor", account).update());
    }

    /** Lets somebody see health data, as far as their roles go, until this instant. */
    public void trained(Viewer by, UUID account, Instant until) {
        mayChange(by, account);
        asking.as(by, sql -> trained(sql, account, until));
    }

    static int trained(Sql sql, UUID account, Instant until) {
        return sql.of("""
                        insert into viewer.trained (actor_id, until) values (:actor, :until)
                        on conflict (actor_id) do update set until = excluded.until
                        """)
                .param("actor", account)
                .param("until", Sql.time(until))
                .update();
    }

    /** Every grant that stands now, and those that ended since {@code since}; only one's own for most viewers. */
    public List<RoleGrant> all(Viewer viewer, Instant since) {
        return asking.as(
                viewer,
                sql -> sql.of(SELECT + """
                        where ends_at is null or ends_at > :since order by ends_at, actor_id, role
                        """)
                        .param("since", Sql.time(since))
                        .query((row, _) -> grant(row))
                        .list());
    }

    private static List<Role> held(Sql sql, UUID account) {
        return sql.of("select role from viewer.role_grant where actor_id = :actor and" + NOW)
                .param("actor", account)
                .query((row, _) -> Role.valueOf(row.getString(1)))
                .list();
    }

    private static void mayChange(Viewer by, UUID account) {
        if (!by.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            throw new GrantRefused(Why.NOT_YOURS_TO_GIVE);
        }
        if (by.actor().equals(account)) {
            throw new GrantRefused(Why.YOURSELF);
        }
    }

    private static RoleGrant grant(ResultSet row) throws SQLException {
        return new RoleGrant(
                Objects.requireNonNull(row.getObject("actor_id", UUID.class)),
                Role.valueOf(row.getString("role")),
                Objects.requireNonNull(instant(row, "starts_at")),
                instant(row, "ends_at"),
                instant(row, "until"),
                row.getString("reason"),
                row.getObject("granted_by", UUID.class),
                row.getObject("confirmed_by", UUID.class),
                instant(row, "confirmed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
