package org.havenport.viewer;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which account may see which patient, and which roles an account holds, each from an instant until an instant. The
 * row-level policies read the same rows, so an end acts on the next request.
 */
@Component
public class Grants {

    /** How long a grant stands before somebody confirms it (B.sec.2). */
    public static final Duration QUARTER = Duration.ofDays(92);

    private static final String IN_FORCE = """
            from viewer.role_grant g where g.actor_id = :actor and g.starts_at <= viewer.at()
            and (g.ends_at is null or g.ends_at > viewer.at())""";
    private static final String AWAKE = """
            (g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR') or exists (
                select 1 from viewer.trained t where t.actor_id = g.actor_id and t.until > viewer.at()))""";

    private final Asking asking;

    Grants(Asking asking) {
        this.asking = asking;
    }

    /** Lets an account see its own record from now on. */
    public void grantSelf(UUID account, UUID patient) {
        asking.atTheDoor(sql -> sql.of("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        select :actor, :patient, 'SELF', :now where not exists (
                            select 1 from viewer.patient_grant
                            where actor_id = :actor and patient_id = :patient and ends_at is null)
                        """)
                .param("actor", account)
                .param("patient", patient)
                .param("now", Sql.time(sql.now()))
                .update());
    }

    /** Lets whoever acts for a patient see confidential topics too, or no longer; acts on the next request. */
    public void letSeeConfidentialTopics(UUID account, UUID patient, boolean granted) {
        asking.atTheDoor(sql -> sql.of("""
                        update viewer.patient_grant set confidential = :granted
                        where actor_id = :actor and patient_id = :patient and (ends_at is null or ends_at > viewer.at())
                        """)
                .param("granted", granted)
                .param("actor", account)
                .param("patient", patient)
                .update());
    }

    /** Gives a role to an account from now on, by the program itself, for a quarter. */
    public void grantRole(UUID account, Role role, @Nullable UUID grantedBy) {
        asking.atTheDoor(sql -> sql.of("""
                        insert into viewer.role_grant (actor_id, role, starts_at, ends_at, granted_by)
                        select :actor, :role, :now, :end, :by where not exists (
                            select 1 from viewer.role_grant
                            where actor_id = :actor and role = :role and (ends_at is null or ends_at > :now))
                        """)
                .param("actor", account)
                .param("role", role.name())
                .param("by", grantedBy, java.sql.Types.OTHER)
                .param("now", Sql.time(sql.now()))
                .param("end", Sql.time(sql.now().plus(QUARTER)))
                .update());
    }

    /** Lets an account see health data, as far as its roles go, until this instant. */
    public void trained(UUID account, Instant until) {
        asking.atTheDoor(sql -> RoleGrants.trained(sql, account, until));
    }

    /** Whether an account holds a role that rests because its training is expired. */
    public boolean rests(UUID account) {
        return asking.atTheDoor(sql -> sql.of("select exists (select 1 " + IN_FORCE + " and not " + AWAKE + ")")
                .param("actor", account)
                .query(Boolean.class)
                .single());
    }

    /** Ends every grant of an account at {@code end}; acts on the next request. */
    public void endAll(UUID account, Instant end) {
        asking.atTheDoor(sql ->
                sql.of("""
                        with patients as (
                            update viewer.patient_grant set ends_at = :end
                            where actor_id = :actor and (ends_at is null or ends_at > :end))
                        update viewer.role_grant set ends_at = :end
                        where actor_id = :actor and (ends_at is null or ends_at > :end)
                        """).param("actor", account).param("end", Sql.time(end)).update());
    }

    /**
     * Whether a patient, or who acts for one, may see that record at this very moment. Their session was read a moment
     * ago and may outlive the grant: then every list is empty, and an empty list would say that there is nothing. For
     * staff this is always true: of them other doors ask for a relationship.
     */
    public boolean stillSees(Viewer viewer, UUID patient) {
        if (viewer.kind() == Viewer.Kind.STAFF) {
            return true;
        }
        return asking.as(
                viewer,
                sql -> sql.of("select coalesce(:patient = any (viewer.patients()), false)")
                        .param("patient", patient)
                        .query(Boolean.class)
                        .single());
    }

    /** The roles an account holds now, without those that rest because its training is expired. */
    public Set<Role> rolesOf(UUID account) {
        return asking.atTheDoor(sql -> new TreeSet<>(sql.of("select g.role " + IN_FORCE + " and " + AWAKE)
                .param("actor", account)
                .query((row, _) -> Role.valueOf(row.getString(1)))
                .list()));
    }
}
