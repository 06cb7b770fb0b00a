package org.havenport.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.access.Gate;
import org.havenport.access.LostKeys;
import org.havenport.access.LostKeys.Owner;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.home.NotHere;
import org.havenport.notices.NoticeKind;
import org.havenport.recovery.Suspension.Reason;
import org.havenport.recovery.Suspension.Scope;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The door to who cannot use the portal for now, and what they are owed: why, where to appeal, another way to the record. */
@Component
public class Suspensions {

    private static final String TYPE = "Suspension";
    private static final String NOW = "select * from recovery.suspension where lifted_at is null ";
    private static final String ALSO_THEIRS = """
            select a.id from access.account a where a.id = :account
               or a.patient_id = (select b.patient_id from access.account b where b.id = :account)""";

    private final Asking asking;
    private final Audit audit;
    private final LostKeys keys;
    private final Messages messages;
    private final NobodyIsSuspendedWithoutAnotherWay guard;
    private final ObjectProvider<Gate> gate;

    Suspensions(
            Asking asking,
            Audit audit,
            LostKeys keys,
            Messages messages,
            NobodyIsSuspendedWithoutAnotherWay guard,
            ObjectProvider<Gate> gate) {
        this.asking = asking;
        this.audit = audit;
        this.keys = keys;
        this.messages = messages;
        this.guard = guard;
        this.gate = gate;
    }

    /** Whether reading is closed to an account too. */
    boolean closed(Sql sql, UUID account) {
        return of(sql, account).filter(it -> it.scope() == Scope.READING_TOO).isPresent();
    }

    /**
     * How an account is suspended now, in a transaction at the door. Whoever left and came back has another account and is
     * the same person: the suspension stays theirs.
     */
    Optional<Suspension> of(Sql sql, UUID account) {
        return sql.of(NOW + "and account in (" + ALSO_THEIRS + ") order by scope desc, since limit 1")
                .param("account", account)
                .query((row, _) -> suspension(row))
                .optional();
    }

    /** How somebody is suspended themselves. */
    Optional<Suspension> own(Viewer viewer) {
        return asking.atTheDoor(sql -> of(sql, viewer.actor()));
    }

    /** The account that opens a patient's record; empty when there is none. */
    Optional<Owner> owner(UUID patient) {
        return asking.atTheDoor(sql -> keys.ofPatient(sql, patient));
    }

    /** Whose accounts these are, or were, by account; those that are no patient's are missing. */
    Map<UUID, UUID> patients(List<Suspension> suspensions) {
        if (suspensions.isEmpty()) {
            return Map.of();
        }
        return asking.atTheDoor(sql -> {
            var patients = new HashMap<UUID, UUID>();
            sql.of("select id, patient_id from access.account where id in (:accounts) and patient_id is not null")
                    .param(
                            "accounts",
                            suspensions.stream().map(Suspension::account).toList())
                    .query(row -> {
                        patients.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                    });
            return patients;
        });
    }

    /** How the owner of an account is suspended now, for whoever may suspend them or lift it. */
    Optional<Suspension> now(Viewer viewer, Owner owner) {
        var accounts = theirs(owner);
        return asking.as(viewer, sql -> {
            var found = sql.of(NOW + "and account in (:accounts) order by scope desc, since limit 1")
                    .param("accounts", accounts)
                    .query((row, _) -> suspension(row))
                    .optional();
            var id = found.map(Suspension::id).orElse(null);
            audit.record(sql, AuditEvent.about("suspension-opened", owner.patient(), TYPE, id));
            return found;
        });
    }

    /** Everybody who is suspended now, the longest first. */
    List<Suspension> now(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var all = sql.of(NOW + "order by since")
                    .query((row, _) -> suspension(row))
                    .list();
            audit.record(sql, AuditEvent.many("suspensions-viewed", null, TYPE, all.size()));
            return all;
        });
    }

    /**
     * Suspends a patient's account from the next request on, and tells its person.
     *
     * @return the end of the key of the words that say what is missing; empty when it was done
     */
    Optional<String> suspend(
            Viewer viewer,
            UUID patient,
            @Nullable Scope scope,
            @Nullable Reason reason,
            String appeal,
            String otherwise) {
        var owner = owner(patient).orElseThrow(NotHere::new);
        var lacks = guard.lacks(scope, reason, appeal, otherwise);
        if (lacks.isPresent() || scope == null || reason == null) {
            return lacks;
        }
        var id = UUID.randomUUID();
        var begun = asking.as(viewer, sql -> {
            var done = sql.of("""
                            insert into recovery.suspension (id, account, scope, reason, appeal, otherwise, since, suspended_by)
                            values (:id, :account, :scope, :reason, :appeal, :otherwise, viewer.at(), viewer.actor())
                            on conflict do nothing
                            """)
                            .param("id", id)
                            .param("account", owner.account())
                            .param("scope", scope.name())
                            .param("reason", reason.name())
                            .param("appeal", appeal.strip())
                            .param("otherwise", otherwise.strip())
                            .update()
                    == 1;
            if (done) {
                audit.record(sql, AuditEvent.about("account-suspended", patient, TYPE, id));
                gate.getObject().askAgain(sql, owner.account());
            }
            return done;
        });
        if (!begun) {
            return Optional.of("already");
        }
        tell(owner, RecoveryKinds.SUSPENDED, id);
        return Optional.empty();
    }

    /** Lifts it from the next request on. */
    void lift(Viewer viewer, UUID patient) {
        var owner = owner(patient).orElseThrow(NotHere::new);
        var accounts = theirs(owner);
        var id = asking.as(viewer, sql -> {
            var lifted =
                    sql.of("""
                            update recovery.suspension set lifted_at = viewer.at(), lifted_by = viewer.actor()
                            where account in (:accounts) and lifted_at is null returning id
                            """).param("accounts", accounts).query(UUID.class).list();
            if (lifted.isEmpty()) {
                throw new NotHere();
            }
            lifted.forEach(it -> audit.record(sql, AuditEvent.about("suspension-lifted", patient, TYPE, it)));
            gate.getObject().askAgain(sql, owner.account());
            return lifted.getFirst();
        });
        tell(owner, RecoveryKinds.LIFTED, id);
    }

    private List<UUID> theirs(Owner owner) {
        return asking.atTheDoor(sql -> sql.of(ALSO_THEIRS)
                .param("account", owner.account())
                .query(UUID.class)
                .list());
    }

    private void tell(Owner owner, NoticeKind kind, UUID id) {
        asking.atTheDoor(sql -> {
            messages.tell(sql, kind, owner, id);
            return true;
        });
    }

    private static Suspension suspension(ResultSet row) throws SQLException {
        return new Suspension(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("account", UUID.class)),
                Scope.valueOf(row.getString("scope")),
                Reason.valueOf(row.getString("reason")),
                row.getString("appeal"),
                row.getString("otherwise"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("suspended_by", UUID.class));
    }
}
