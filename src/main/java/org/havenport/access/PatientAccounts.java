package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The door to which patients have an account, for those who invite them, let them in and let them go. */
@Component
public class PatientAccounts {

    private final Asking asking;
    private final Audit audit;
    private final Accounts accounts;
    private final Usernames usernames;
    private final Grants grants;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Admission admission;
    private final StaffSignInWithTwoFactors factors;
    private final Protocols protocols;
    private final ApplicationEventPublisher news;

    PatientAccounts(
            Asking asking,
            Audit audit,
            Accounts accounts,
            Usernames usernames,
            Grants grants,
            Sessions sessions,
            SessionCookie cookie,
            Admission admission,
            StaffSignInWithTwoFactors factors,
            Protocols protocols,
            ApplicationEventPublisher news) {
        this.news = news;
        this.asking = asking;
        this.audit = audit;
        this.accounts = accounts;
        this.usernames = usernames;
        this.grants = grants;
        this.sessions = sessions;
        this.cookie = cookie;
        this.admission = admission;
        this.factors = factors;
        this.protocols = protocols;
    }

    /**
     * The last account of a patient.
     *
     * @param activatedAt when its owner first came in with everything done; null before
     * @param signedInAt when its owner last signed in; null when never
     * @param endedAt null while it stands
     */
    public record Known(
            UUID account,
            Instant madeAt,
            @Nullable Instant activatedAt,
            @Nullable Instant signedInAt,
            @Nullable Instant endedAt) {

        /** Whether somebody can sign in with it. */
        public boolean stands() {
            return endedAt == null;
        }

        /** Whether its owner was not seen since then. */
        public boolean dormantSince(Instant then) {
            return stands() && (signedInAt == null ? madeAt : signedInAt).isBefore(then);
        }
    }

    /** Of these patients the accounts, for staff who invite and for jobs; who has had none is missing. */
    public Map<UUID, Known> of(Viewer viewer, Collection<UUID> patients) {
        return patients.isEmpty() ? Map.of() : asking.as(viewer, sql -> of(sql, patients));
    }

    private static Map<UUID, Known> of(Sql sql, Collection<UUID> patients) {
        var found = new HashMap<UUID, Known>();
        // An account that stands has no end, and nulls come first.
        sql.of("""
                        select distinct on (patient_id)
                            patient_id, id, created_at, activated_at, signed_in_at, ended_at
                        from access.account where patient_id in (:patients) order by patient_id, ended_at desc
                        """).param("patients", patients).query(row -> {
            found.put(row.getObject("patient_id", UUID.class), known(row));
        });
        return found;
    }

    /** Why somebody is not reached through the portal. */
    public enum Lack {
        /** Never had an account. */
        NO_ACCOUNT,
        /** Made one and did not take the first steps. */
        NOT_ACTIVATED,
        /** Was not seen for long. */
        DORMANT,
        /** Had one that ended. */
        LEFT
    }

    /** Somebody's account has ended; told once the transaction in which it did has committed. */
    public record Ended(UUID patient) {}

    /** Of these patients those who have no account that works, and why; in a transaction of a job. */
    public Map<UUID, Lack> lacking(Sql sql, Collection<UUID> patients) {
        var lacking = new HashMap<UUID, Lack>();
        sql.of("""
                        select t.patient, case
                            when a.id is null and exists (
                                select 1 from access.account e where e.patient_id = t.patient) then 'LEFT'
                            when a.id is null then 'NO_ACCOUNT'
                            when a.activated_at is null then 'NOT_ACTIVATED'
                            when coalesce(a.signed_in_at, a.created_at) < :asleep then 'DORMANT' end as lack
                        from unnest(cast(:patients as uuid[])) as t (patient)
                        left join access.account a on a.patient_id = t.patient and a.ended_at is null
                        """)
                .param("patients", patients.stream().map(UUID::toString).toArray(String[]::new))
                .param("asleep", Sql.time(sql.now().minus(dormantAfter())))
                .query(row -> {
                    var lack = row.getString("lack");
                    if (lack != null) {
                        lacking.put(row.getObject("patient", UUID.class), Lack.valueOf(lack));
                    }
                });
        return lacking;
    }

    /** How long somebody may stay away before their account counts as asleep (A.risk.1). */
    public Duration dormantAfter() {
        return Duration.ofDays(protocols.value(SignInLimits.DORMANT));
    }

    /** Whether a user name is somebody's, or was, or is kept for somebody who is invited to work here; at the door. */
    public boolean taken(Sql sql, String username) {
        var name = usernames.blind(sql, username);
        return accounts.taken(sql, name) || accounts.promised(sql, name);
    }

    /** Whether this patient has an account that stands; at the door. */
    public boolean has(Sql sql, UUID patient) {
        return sql.of("select exists (select 1 from access.account where patient_id = :patient and ended_at is null)")
                .param("patient", patient)
                .query(Boolean.class)
                .single();
    }

    /**
     * Hashes a password that follows the rules, outside of a transaction and only for whoever has shown an invitation.
     *
     * @throws org.havenport.passwords.PasswordRefused when it does not follow them
     */
    public String hash(String password, String username) {
        return accounts.hash(password, username);
    }

    /**
     * Makes the account of a patient who was invited and has shown their code and second identifier, which the caller has
     * looked at; at the door. It is not activated: what comes first is asked when its session begins.
     *
     * @return the account and the token of its first session
     */
    public Begun enrol(Sql sql, UUID patient, NewAccount wanted, String hash, long totpStep) {
        var id = UUID.randomUUID();
        accounts.enrol(sql, id, wanted, patient, hash, totpStep);
        grants.grantSelf(id, patient);
        audit.record(sql, AuditEvent.about("account-created", patient, "account", id));
        var account = accounts.of(sql, id).orElseThrow();
        var both = EnumSet.of(Factor.PASSWORD, Factor.TOTP);
        var enough = factors.enough(Viewer.Kind.PATIENT, both);
        return new Begun(
                id, sessions.begin(sql, account, enough, factors.shown(both)).token());
    }

    /** An account and the token of its first session, for the browser alone. */
    public record Begun(UUID account, String token) {

        @Override
        public String toString() {
            return "Begun[" + account + "]";
        }
    }

    /** Lets the browser that enrolled in. */
    public void enter(HttpServletRequest request, HttpServletResponse response, Begun begun) {
        admission.enter(request, response, begun.token());
    }

    /** Lets the browser of somebody whose account has ended forget all of it. */
    public void leave(HttpServletResponse response) {
        cookie.clear(response);
        SessionCookie.clearSite(response, true);
    }

    /** An account ends in this transaction: what was read of its sessions is read again, and rooms above are told. */
    public void ended(UUID patient, UUID account) {
        sessions.readAgain(account);
        Asking.afterCommit(() -> news.publishEvent(new Ended(patient)));
    }

    /** When the owner of an account was last seen, for a practice that moves in with what it knows. */
    public void seen(Viewer.Job job, UUID account, Instant at) {
        asking.run(
                job,
                sql -> sql.of("update access.account set signed_in_at = :at where id = :id")
                        .param("at", Sql.time(at))
                        .param("id", account)
                        .update());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getObject("id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "activated_at"),
                instant(row, "signed_in_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
