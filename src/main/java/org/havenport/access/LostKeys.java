package org.havenport.access;

import java.sql.Types;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.passwords.PasswordRefused;
import org.havenport.passwords.PasswordRules;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for whoever helps somebody who cannot get in: whose a name is, what it may still try, and new keys for an
 * account. Every method works in a transaction at the door; who may have what is the business of the caller. Failures
 * count as those of a sign-in do (A1.4).
 */
@Component
public class LostKeys {

    private static final String ROOM = "access";

    private final Accounts accounts;
    private final Usernames usernames;
    private final Tries tries;
    private final Counters counters;
    private final FailureLog log;
    private final Sessions sessions;
    private final RecoveryCodes codes;
    private final Devices devices;
    private final Vault vault;
    private final Audit audit;

    LostKeys(
            Accounts accounts,
            Usernames usernames,
            Tries tries,
            Counters counters,
            FailureLog log,
            Sessions sessions,
            RecoveryCodes codes,
            Devices devices,
            Vault vault,
            Audit audit) {
        this.accounts = accounts;
        this.usernames = usernames;
        this.tries = tries;
        this.counters = counters;
        this.log = log;
        this.sessions = sessions;
        this.codes = codes;
        this.devices = devices;
        this.vault = vault;
        this.audit = audit;
    }

    /**
     * Whose an account is that can be signed in to.
     *
     * @param name the keyed hash of the user name
     * @param patient whose record it opens; null for staff
     */
    public record Owner(
            UUID account,
            byte[] name,
            Viewer.Kind kind,
            @Nullable UUID patient) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Owner owner && owner.account.equals(account) && Arrays.equals(owner.name, name);
        }

        @Override
        public int hashCode() {
            return account.hashCode();
        }

        @Override
        public String toString() {
            return "Owner[" + account + "]";
        }
    }

    /** A try that may be made now, and what it was counted as. */
    public static final class Turn {
        private final Tries.Begun begun;
        private final From from;

        private Turn(Tries.Begun begun, From from) {
            this.begun = begun;
            this.from = from;
        }

        private boolean counted() {
            return begun.tried() instanceof Try.Counted;
        }
    }

    /** The keyed hash of a user name, whether anybody has it or not. */
    public byte[] name(Sql sql, String typed) {
        return usernames.blind(sql, typed);
    }

    /** The keyed hash of where a request came from. */
    public byte[] network(Sql sql, From from) {
        return usernames.blindNetwork(sql, from.network());
    }

    /** Whose a name is; empty for a name nobody has, and for one whose account has ended. */
    public Optional<Owner> named(Sql sql, byte[] name) {
        return accounts.named(sql, name).map(LostKeys::owner);
    }

    /** Whose an account is; empty when it has ended. */
    public Optional<Owner> of(Sql sql, UUID account) {
        return accounts.of(sql, account).map(LostKeys::owner);
    }

    /** The account that opens a patient's own record; empty when there is none. */
    public Optional<Owner> ofPatient(Sql sql, UUID patient) {
        return sql.of("select id from access.account where patient_id = :patient and ended_at is null")
                .param("patient", patient)
                .query(UUID.class)
                .optional()
                .flatMap(account -> of(sql, account));
    }

    /** The user name in clear, for a letter to whoever was identified. */
    public String username(Sql sql, UUID account) {
        return accounts.username(sql, account);
    }

    /**
     * Counts a proof that somebody makes alone as failed until it is known to be right. A password that is locked or must
     * wait holds back no other proof, and failed sign-ins use up no tries of a recovery, nor the other way round; a network
     * that failed too often does.
     *
     * @return empty when nothing may be tried now
     */
    public Optional<Turn> turn(Sql sql, byte[] name, From from) {
        return turn(sql, name, from, Part::ofRecovery);
    }

    /** As {@link #turn}, with a code that staff gave: counted with the failed sign-ins, which the same staff unlock. */
    public Optional<Turn> turnWithHelp(Sql sql, byte[] name, From from) {
        return turn(sql, name, from, Part::of);
    }

    private Optional<Turn> turn(Sql sql, byte[] name, From from, Function<Source, Part> parts) {
        var let = tries.let(from);
        if (let == Tries.Let.NOT) {
            return Optional.empty();
        }
        var begun = tries.begin(sql, name, from, let, parts);
        return switch (begun.tried()) {
            case Try.Counted _ -> Optional.of(new Turn(begun, from));
            case Try.Locked _, Try.Wait _ ->
                counters.countOf(sql, name, begun.part()).isPresent()
                        ? Optional.of(new Turn(begun, from))
                        : Optional.empty();
            case Try.Closed _, Try.NetworkTired _ -> Optional.empty();
        };
    }

    /** The try was right, or was never looked at. */
    public void right(Sql sql, Turn turn) {
        if (turn.counted()) {
            tries.right(sql, turn.begun, turn.from);
        }
    }

    /** The try was wrong: it stays counted, and may have been the last one before the password is locked. */
    public void wrong(Sql sql, Turn turn, @Nullable UUID account) {
        if (turn.counted()) {
            tries.wrong(sql, WayIn.RESET, turn.begun, turn.from, account);
        } else {
            // Beside the lock of the password, which it neither lengthens nor breaks.
            log.keep(sql, WayIn.RESET, turn.begun.name(), turn.begun.source(), turn.from, false);
        }
    }

    /** Whether this is a code of the account's authenticator app, which works once. */
    public boolean totp(Sql sql, UUID account, String code) {
        var known = accounts.of(sql, account).orElse(null);
        if (known == null) {
            return false;
        }
        var step = accounts.totpStep(sql, known, code);
        return step.isPresent() && accounts.useUp(sql, known, step.getAsLong());
    }

    /** Whether this is one of the account's recovery codes, each of which works once. */
    public boolean recoveryCode(Sql sql, UUID account, String typed) {
        return accounts.of(sql, account)
                .filter(it -> codes.use(sql, account, it.patientId(), typed))
                .isPresent();
    }

    /** The first code of a new authenticator app: its time step when it fits the secret. */
    public OptionalLong firstStep(Sql sql, String secret, String digits) {
        return Totp.stepOf(secret, digits, sql.now());
    }

    /**
     * Gives an account new keys. Every session of it ends, failures of before are forgotten and a lock is over. Its
     * recovery codes and known devices end, too: they may be in other hands.
     *
     * @param password as {@link #hashed} makes it
     * @param secret of the new authenticator app, or null when the old one stays
     * @param step the time step of its first code, which is used up
     */
    public void renew(Sql sql, UUID account, NewPassword password, @Nullable String secret, long step) {
        // The rows of the counters come before the account's, as when somebody signs in.
        tries.recovered(sql, account);
        var sealed = secret == null ? null : accounts.sealedApp(sql, account, secret);
        sql.of("""
                        update access.account set password_hash = :hash, password_long = :long,
                            password_alone_since = case when :long then password_alone_since end,
                            totp_sealed = coalesce(:totp, totp_sealed),
                            totp_last_step = case when cast(:totp as bytea) is null then totp_last_step else :step end
                        where id = :id and ended_at is null
                        """)
                .param("hash", password.hash)
                .param("long", password.isLong)
                .param("totp", sealed, Types.BINARY)
                .param("step", step)
                .param("id", account)
                .update();
        sql.of("delete from viewer.session where actor_id = :id")
                .param("id", account)
                .update();
        codes.remove(sql, account);
        devices.forget(sql, account);
        sessions.readAgain(account);
        audit.record(sql, AuditEvent.about("account-recovered", null, "account", account));
    }

    /** A password that follows the rules, as it is kept. */
    public static final class NewPassword {
        private final String hash;
        private final boolean isLong;

        private NewPassword(String hash, boolean isLong) {
            this.hash = hash;
            this.isLong = isLong;
        }
    }

    /**
     * Hashes a password; outside of a transaction, because it takes long.
     *
     * @throws PasswordRefused when it does not follow the rules, saying why
     */
    public NewPassword hashed(String password, String username) {
        return new NewPassword(accounts.hash(password, username), PasswordRules.isLong(password));
    }

    private static Owner owner(Account account) {
        return new Owner(account.id(), account.usernameBlind(), account.kind(), account.patientId());
    }
}
