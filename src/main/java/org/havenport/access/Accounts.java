package org.havenport.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Who can sign in. Accounts are made by jobs of the program; call these outside of other transactions. */
@Component
public class Accounts {

    private static final String ROOM = "access";
    private static final String COLUMNS =
            "id, username_blind, kind, password_hash, totp_sealed, totp_last_step, patient_id";

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Usernames usernames;
    private final PasswordsAreHashedWithArgon2id passwords;
    private final Grants grants;
    private final Staff staff;
    private final SignInLimits limits;

    Accounts(
            Asking asking,
            Audit audit,
            Vault vault,
            Usernames usernames,
            PasswordsAreHashedWithArgon2id passwords,
            Grants grants,
            Staff staff,
            SignInLimits limits) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.usernames = usernames;
        this.passwords = passwords;
        this.grants = grants;
        this.staff = staff;
        this.limits = limits;
    }

    /**
     * Makes the account of a patient and lets it see that patient's record.
     *
     * @return the account
     * @throws UsernameTaken when somebody has that user name
     * @throws PasswordTooShort when the password has fewer characters than decided
     */
    public UUID createPatient(Viewer.Job job, NewAccount wanted, UUID patient) {
        return create(job, UUID.randomUUID(), wanted, Viewer.Kind.PATIENT, patient, Set.of());
    }

    /**
     * Makes the account of a member of staff, who may hold no role at all.
     *
     * @param title for example {@code Dr}; empty when there is none
     * @param work what they do here, as patients read it
     * @return the account
     * @throws UsernameTaken when somebody has that user name
     * @throws PasswordTooShort when the password has fewer characters than decided
     */
    public UUID createStaff(
            Viewer.Job job,
            NewAccount wanted,
            String title,
            String given,
            String family,
            String work,
            Set<Role> roles) {
        var id = UUID.randomUUID();
        staff.add(job, new Member(id, title, given, family, work));
        return create(job, id, wanted, Viewer.Kind.STAFF, null, roles);
    }

    /** Makes the account of somebody who was invited and has now chosen a password; the caller has looked at the code. */
    void join(Sql sql, UUID id, NewAccount wanted, String hash, long totpStep) {
        insert(sql, id, wanted, Viewer.Kind.STAFF, null, hash);
        sql.of("update access.account set totp_last_step = :step where id = :id")
                .param("step", totpStep)
                .param("id", id)
                .update();
        audit.record(sql, AuditEvent.about("account-created", null, "account", id));
    }

    /**
     * Hashes a password that follows the rules.
     *
     * @throws PasswordTooShort when it has fewer characters than decided
     */
    String hash(String password) {
        if (password.codePointCount(0, password.length()) < limits.passwordLength()) {
            throw new PasswordTooShort(limits.passwordLength());
        }
        return passwords.hash(password);
    }

    private UUID create(
            Viewer.Job job, UUID id, NewAccount wanted, Viewer.Kind kind, @Nullable UUID patient, Set<Role> roles) {
        Objects.requireNonNull(job);
        var hash = hash(wanted.password());
        try {
            return asking.atTheDoor(sql -> {
                insert(sql, id, wanted, kind, patient, hash);
                if (patient != null) {
                    grants.grantSelf(id, patient);
                }
                roles.forEach(role -> grants.grantRole(id, role, null));
                audit.record(sql, AuditEvent.about("account-created", patient, "account", id));
                return id;
            });
        } catch (DuplicateKeyException e) {
            throw new UsernameTaken(e);
        }
    }

    private void insert(Sql sql, UUID id, NewAccount wanted, Viewer.Kind kind, @Nullable UUID patient, String hash) {
        var name = Usernames.normalised(wanted.username());
        sql.of("""
                        insert into access.account (id, username_blind, username_sealed, kind, password_hash,
                            totp_sealed, patient_id, created_at)
                        values (:id, :blind, :sealed, :kind, :hash, :totp, :patient, :now)
                        """)
                .param("id", id)
                .param("blind", usernames.blind(sql, name))
                .param("sealed", vault.sealForRoom(sql, ROOM, name.getBytes(UTF_8), context(id, "username")))
                .param("kind", kind.name())
                .param("hash", hash)
                .param("totp", vault.sealForRoom(sql, ROOM, Totp.decode(wanted.totpSecret()), context(id, "totp")))
                .param("patient", patient, Types.OTHER)
                .param("now", Sql.time(sql.now()))
                .update();
    }

    Optional<Account> named(Sql sql, byte[] blind) {
        return sql.of("select " + COLUMNS + " from access.account where username_blind = :name and ended_at is null")
                .param("name", blind)
                .query((row, _) -> account(row))
                .optional();
    }

    Optional<Account> of(Sql sql, UUID id) {
        return sql.of("select " + COLUMNS + " from access.account where id = :id and ended_at is null")
                .param("id", id)
                .query((row, _) -> account(row))
                .optional();
    }

    /** Whether somebody has this user name, even if they can sign in no more. */
    boolean taken(Sql sql, byte[] blind) {
        return sql.of("select exists (select 1 from access.account where username_blind = :name)")
                .param("name", blind)
                .query(Boolean.class)
                .single();
    }

    byte[] totpSecret(Sql sql, Account account) {
        return vault.openForRoom(sql, ROOM, account.totpSealed(), context(account.id(), "totp"));
    }

    /** Uses a time step up; false when it, or a later one, was used before. */
    boolean useUp(Sql sql, Account account, long step) {
        return sql.of("update access.account set totp_last_step = :step where id = :id and totp_last_step < :step")
                        .param("step", step)
                        .param("id", account.id())
                        .update()
                == 1;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getBytes("username_blind"),
                Viewer.Kind.valueOf(row.getString("kind")),
                row.getString("password_hash"),
                row.getBytes("totp_sealed"),
                row.getLong("totp_last_step"),
                row.getObject("patient_id", UUID.class));
    }

    private static String context(UUID account, String column) {
        return "access.account|" + account + "|" + column;
    }
}
