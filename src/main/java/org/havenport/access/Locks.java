package org.havenport.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Locks that staff open, once they made sure who asks: two identifiers typed again, how it was asked, and why. For an
 * account of staff a second administrator agrees, who is neither the first nor its owner (A1.4).
 */
@Component
public class Locks {

    private final Asking asking;
    private final Audit audit;
    private final Usernames usernames;
    private final Counters counters;

    Locks(Asking asking, Audit audit, Usernames usernames, Counters counters) {
        this.asking = asking;
        this.audit = audit;
        this.usernames = usernames;
        this.counters = counters;
    }

    /** How it was made sure who asks. */
    enum How {
        IN_PERSON,
        CALLED_BACK,
        VIDEO
    }

    /**
     * How the locks of an account stand.
     *
     * @param until the last lock ends by itself; null when none is
     * @param shut whether the password works no more from where the person is not known
     */
    record Standing(UUID account, @Nullable Instant until, boolean shut) {

        boolean isLocked() {
            return until != null || shut;
        }
    }

    /** What somebody asked and a second person has not looked at. */
    record Asked(UUID id, UUID account, UUID by, Instant at, String reason, How how) {}

    static boolean mayOpenForPatients(Viewer viewer) {
        return viewer.holdsOneOf(Role.FRONT_DESK, Role.MEDICAL_ASSISTANT, Role.NURSE, Role.PORTAL_COORDINATOR);
    }

    /** The locks of a patient's account; empty when they have none, or this viewer may not open it. */
    Optional<Standing> ofPatient(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> accountOf(sql, patient)
                        .flatMap(account ->
                                standings(sql, List.of(account)).stream().findFirst()));
    }

    /** The locks of an account of staff. */
    Optional<Standing> ofStaff(Viewer viewer, UUID account) {
        return asking.as(
                viewer, sql -> standings(sql, List.of(account)).stream().findFirst());
    }

    /** Which of these accounts of staff have a lock. */
    Set<UUID> locked(Viewer viewer, Collection<UUID> accounts) {
        return asking.as(viewer, sql -> standings(sql, accounts)).stream()
                .filter(Standing::isLocked)
                .map(Standing::account)
                .collect(Collectors.toSet());
    }

    /** Whether this is the user name of an account of staff. */
    boolean isNamed(Viewer viewer, UUID account, String typed) {
        return asking.as(
                viewer,
                sql -> sql.of("select access.has_name(:account, :name)")
                        .param("account", account)
                        .param("name", usernames.blind(sql, typed))
                        .query(Boolean.class)
                        .single());
    }

    /**
     * Opens a patient's account at once.
     *
     * @param typed what was typed again and agreed
     * @return false when there is nothing this viewer may open
     */
    boolean open(Viewer by, UUID patient, List<String> typed, How how, String reason) {
        return asking.as(by, sql -> {
            var account = accountOf(sql, patient).orElse(null);
            if (account == null) {
                return false;
            }
            var id = insert(sql, account, "PATIENT", typed, how, reason, sql.now());
            audit.record(sql, AuditEvent.about("sign-in-unlocked", patient, "account", account));
            return unlock(sql, id);
        });
    }

    /** Asks that an account of staff is opened; false when somebody has, or it is one's own. */
    boolean ask(Viewer by, UUID account, List<String> typed, How how, String reason) {
        if (by.actor().equals(account)) {
            return false;
        }
        return asking.as(by, sql -> {
            if (standings(sql, List.of(account)).isEmpty()
                    || asked(sql).stream().anyMatch(it -> it.account().equals(account))) {
                return false;
            }
            insert(sql, account, "STAFF", typed, how, reason, null);
            audit.record(sql, AuditEvent.about("unlock-asked", null, "account", account));
            return true;
        });
    }

    /** What waits for a second person. */
    List<Asked> asked(Viewer viewer) {
        return asking.as(viewer, Locks::asked);
    }

    /** Agrees, and opens the account at once; false when there is nothing this viewer may agree to. */
    boolean agree(Viewer by, UUID unlocking) {
        return asking.as(by, sql -> {
            var account = sql.of("""
                            update access.unlocking set done_at = viewer.at(), agreed_by = :by
                            where id = :id and done_at is null and asked_by <> :by and account <> :by
                            returning account
                            """)
                    .param("by", by.actor())
                    .param("id", unlocking)
                    .query(UUID.class)
                    .optional();
            account.ifPresent(it -> audit.record(sql, AuditEvent.about("sign-in-unlocked", null, "account", it)));
            return account.isPresent() && unlock(sql, unlocking);
        });
    }

    private static List<Asked> asked(Sql sql) {
        return sql.of("""
                        select id, account, asked_by, asked_at, reason, how from access.unlocking
                        where kind = 'STAFF' and done_at is null order by asked_at
                        """)
                .query((row, _) -> new Asked(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        Objects.requireNonNull(row.getObject("account", UUID.class)),
                        Objects.requireNonNull(row.getObject("asked_by", UUID.class)),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getString("reason"),
                        How.valueOf(row.getString("how"))))
                .list();
    }

    private static Optional<UUID> accountOf(Sql sql, UUID patient) {
        return Optional.ofNullable(sql.of("select access.account_of_patient(:patient)")
                .param("patient", patient)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .getFirst());
    }

    private List<Standing> standings(Sql sql, Collection<UUID> accounts) {
        return sql.of("""
                        select t.account, l.locked_until, l.shut from unnest(cast(:accounts as uuid[])) as t (account)
                        cross join lateral access.locks_of(t.account, :strangers, :devices) as l
                        """)
                .param("accounts", accounts.stream().map(UUID::toString).toArray(String[]::new))
                .param("strangers", counters.cap(Part.STRANGERS))
                .param("devices", counters.cap(Part.DEVICES))
                .query((row, _) -> {
                    var until = row.getTimestamp(2);
                    return new Standing(
                            Objects.requireNonNull(row.getObject(1, UUID.class)),
                            until == null ? null : until.toInstant(),
                            row.getBoolean(3));
                })
                .list();
    }

    private static UUID insert(
            Sql sql, UUID account, String kind, List<String> typed, How how, String reason, @Nullable Instant done) {
        var id = UUID.randomUUID();
        sql.of("""
                        insert into access.unlocking (id, account, kind, typed, how, reason, asked_by, asked_at, done_at)
                        values (:id, :account, :kind, :typed, :how, :reason, :by, viewer.at(), :done)
                        """)
                .param("id", id)
                .param("account", account)
                .param("kind", kind)
                .param("typed", typed.toArray(String[]::new))
                .param("how", how.name())
                .param("reason", reason.strip())
                .param("by", sql.viewer().actor())
                .param("done", done == null ? null : Sql.time(done), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return id;
    }

    private static boolean unlock(Sql sql, UUID unlocking) {
        return sql.of("select access.unlock(:id)")
                .param("id", unlocking)
                .query(Boolean.class)
                .single();
    }
}
