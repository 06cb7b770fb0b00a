package org.havenport.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.passwords.PasswordRefused;
import org.havenport.passwords.PasswordRules;
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
            "id, username_blind, kind, password_hash, totp_sealed, totp_last_step, patient_id,"
                    + " password_alone_since is not null as password_alone";

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Usernames usernames;
    private final PasswordsAreHashedWithArgon2id passwords;
    private final Grants grants;
    private final Staff staff;
    private final PasswordRules rules;

    Accounts(
            Asking asking,
            Audit audit,
            Vault vault,
            Usernames usernames,
            PasswordsAreHashedWithArgon2id passwords,
            Grants grants,
            Staff staff,
            PasswordRules rules) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.usernames = usernames;
        this.passwords = passwords;
        this.grants = grants;
        this.staff = staff;
        this.rules = rules;
    }

    /**
     * Makes the account of a patient and lets it see that patient's record.
     *
     * @return the account
     * @throws UsernameTaken when somebody has that user name
     * @throws PasswordRefused when the password does not follow the rules
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
     * @throws PasswordRefused when the password does not follow the rules
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

    /** Makes the account of a patient who was invited; it waits for what comes first. */
    void enrol(Sql sql, UUID id, NewAccount wanted, UUID patient, String hash, long totpStep) {
        insert(sql, id, wanted, Viewer.Kind.PATIENT, patient, hash);
        sql.of("""
                        update access.account set totp_last_step = :step, activated_at = null, origin = 'INVITATION'
                        where id = :id
                        """).param("step", totpStep).param("id", id).update();
    }

    /**
     * Hashes a password that follows the rules.
     *
     * @throws PasswordRefused when it does not, saying why
     */
    String hash(String password, String username) {
        rules.demand(password, true, username);
        return passwords.hash(password);
    }

    private UUID create(
            Viewer.Job job, UUID id, NewAccount wanted, Viewer.Kind kind, @Nullable UUID patient, Set<Role> roles) {
        Objects.requireNonNull(job);
        var hash = hash(wanted.password(), wanted.username());
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
                            password_long, totp_sealed, patient_id, created_at, activated_at)
                        values (:id, :blind, :sealed, :kind, :hash, :long, :totp, :patient, :now, :now)
                        """)
                .param("id", id)
                .param("blind", usernames.blind(sql, name))
                .param("sealed", vault.sealForRoom(sql, ROOM, name.getBytes(UTF_8), context(id, "username")))
                .param("kind", kind.name())
                .param("hash", hash)
                .param("long", PasswordRules.isLong(wanted.password()))
                .param("totp", sealedApp(sql, id, wanted.totpSecret()))
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

    /** The account as it is now and stays until the end; null when its password is not the one compared, or it has ended. */
    @Nullable
    Account unchanged(Sql sql, Account compared) {
        return sql.of("select " + COLUMNS + " from access.account where id = :id and ended_at is null for update")
                .param("id", compared.id())
                .query((row, _) -> account(row))
                .optional()
                .filter(it -> Objects.equals(it.passwordHash(), compared.passwordHash()))
                .orElse(null);
    }

    /** Whether somebody has this user name, even if they can sign in no more. */
    boolean taken(Sql sql, byte[] blind) {
        return sql.of("select exists (select 1 from access.account where username_blind = :name)")
                .param("name", blind)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody who was invited to work here may still join under this user name. */
    boolean promised(Sql sql, byte[] blind) {
        return sql.of("""
                        select exists (select 1 from access.invitation
                            where username_blind = :name and used_at is null and withdrawn_at is null
                              and ends_at > viewer.at())
                        """).param("name", blind).query(Boolean.class).single();
    }

    /** The secret of an authenticator app, as the account keeps it. */
    byte[] sealedApp(Sql sql, UUID account, String secret) {
        return vault.sealForRoom(sql, ROOM, Totp.decode(secret), context(account, "totp"));
    }

    /** The secret of the account's authenticator app; empty when it has none. */
    Optional<byte[]> totpSecret(Sql sql, Account account) {
        return Optional.ofNullable(account.totpSealed())
                .map(kept -> vault.openForRoom(sql, ROOM, kept, context(account.id(), "totp")));
    }

    /** The time step of a code of the account's authenticator app; empty when it is none of now. */
    OptionalLong totpStep(Sql sql, Account account, String code) {
        return totpSecret(sql, account)
                .map(secret -> Totp.stepOf(secret, code, sql.now()))
                .orElseGet(OptionalLong::empty);
    }

    /** Uses a time step up; false when it, or a later one, was used before. */
    boolean useUp(Sql sql, Account account, long step) {
        return sql.of("update access.account set totp_last_step = :step where id = :id and totp_last_step < :step")
                        .param("step", step)
                        .param("id", account.id())
                        .update()
                == 1;
    }

    /** The user name in clear, for its person, or for a letter to whoever was identified. */
    String username(Sql sql, UUID account) {
        var sealed = sql.of("select username_sealed from access.account where id = :id")
                .param("id", account)
                .query((row, _) -> row.getBytes(1))
                .single();
        return new String(vault.openForRoom(sql, ROOM, sealed, context(account, "username")), UTF_8);
    }

    /** Keeps a new password; the caller has hashed it and looked at the old one. A short one never stands alone. */
    void keepPassword(Sql sql, Account account, String hash, boolean isLong) {
        sql.of("""
                        update access.account set password_hash = :hash, password_long = :long,
                            password_alone_since = case when :long then password_alone_since end
                        where id = :id
                        """)
                .param("hash", hash)
                .param("long", isLong)
                .param("id", account.id())
                .update();
    }

    /** Keeps the secret of a new authenticator app, whose first code is used up. */
    void keepApp(Sql sql, Account account, String secret, long step) {
        sql.of("""
                        update access.account set totp_sealed = :totp, totp_last_step = :step, password_alone_since = null
                        where id = :id
                        """)
                .param("totp", sealedApp(sql, account.id(), secret))
                .param("step", step)
                .param("id", account.id())
                .update();
    }

    /** Whether the password alone is enough from now on; false when it is too short for that. */
    boolean passwordAlone(Sql sql, Account account, boolean alone) {
        return sql.of("""
                                update access.account
                                set password_alone_since = case when :alone then cast(:now as timestamptz) end
                                where id = :id and (not :alone or password_long)
                                """)
                        .param("alone", alone)
                        .param("now", Sql.time(sql.now()))
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
                row.getObject("patient_id", UUID.class),
                row.getBoolean("password_alone"));
    }

    private static String context(UUID account, String column) {
        return "access.account|" + account + "|" + column;
    }
}
