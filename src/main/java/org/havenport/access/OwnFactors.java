package org.havenport.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.home.NotHere;
import org.havenport.notices.NoticeKind;
import org.havenport.notices.Notices;
import org.havenport.passwords.PasswordRules;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * What somebody who is signed in signs in with, and how they change it (B.sec.3). Every change leaves its line, ends every
 * other session of the account and is told to its person. The routes ask for proof again before.
 */
@Component
public class OwnFactors {

    private final Asking asking;
    private final Audit audit;
    private final Accounts accounts;
    private final Tries tries;
    private final PasswordsAreHashedWithArgon2id passwords;
    private final PasswordRules rules;
    private final RecoveryCodes codes;
    private final Sessions sessions;
    private final Notices notices;

    OwnFactors(
            Asking asking,
            Audit audit,
            Accounts accounts,
            Tries tries,
            PasswordsAreHashedWithArgon2id passwords,
            PasswordRules rules,
            RecoveryCodes codes,
            Sessions sessions,
            Notices notices) {
        this.asking = asking;
        this.audit = audit;
        this.accounts = accounts;
        this.tries = tries;
        this.passwords = passwords;
        this.rules = rules;
        this.codes = codes;
        this.sessions = sessions;
        this.notices = notices;
    }

    /**
     * How it stands with an account.
     *
     * @param username in clear, for its person alone
     * @param passwordAlone whether a patient chose to sign in with the password alone
     */
    public record Standing(
            String username, boolean password, boolean app, RecoveryCodes.Left codes, boolean passwordAlone) {

        @Override
        public String toString() {
            return "Standing[withheld]";
        }
    }

    /** How a change of the password ended. */
    public enum Changed {
        DONE,
        /** The old password was wrong. */
        WRONG,
        /** It was wrong too often, or too soon again. */
        HELD_BACK,
        /** The machine has no time to compute a hash. */
        BUSY
    }

    /** How it stands with the viewer's own account. */
    public Standing of(Viewer viewer) {
        return asking.atTheDoor(sql -> {
            var account = own(sql, viewer);
            return new Standing(
                    accounts.username(sql, account.id()),
                    account.passwordHash() != null,
                    account.totpSealed() != null,
                    codes.left(sql, account.id()),
                    account.passwordAlone());
        });
    }

    /**
     * Changes the password of whoever knows the old one; who has none yet gets a first one.
     *
     * @throws org.havenport.passwords.PasswordRefused when the new one does not follow the rules
     */
    public Changed password(Viewer viewer, String old, String chosen, From from) {
        var standing = of(viewer);
        rules.demand(chosen, !standing.passwordAlone(), standing.username());
        var let = tries.let(from);
        var begun = asking.atTheDoor(sql -> {
            var account = own(sql, viewer);
            return new Known(tries.begin(sql, account.usernameBlind(), from, let), account);
        });
        if (!(begun.begun().tried() instanceof Try.Counted)) {
            return Changed.HELD_BACK;
        }
        var hash = begun.account().passwordHash();
        var known = hash == null
                ? Optional.of(true)
                : passwords.match(old, hash, begun.begun().source().known());
        var fresh = known.orElse(false) ? passwords.hash(chosen) : "";
        return asking.atTheDoor(sql -> {
            var account = own(sql, viewer);
            var tried = tries.again(sql, account.usernameBlind(), from, begun.begun());
            if (known.isPresent() && !known.get()) {
                audit.record(sql, about("password-change-failed", account));
                tries.wrong(sql, WayIn.PROOF_AGAIN, tried, from, account.id());
                return Changed.WRONG;
            }
            tries.right(sql, tried, from);
            if (known.isEmpty()) {
                return Changed.BUSY;
            }
            if (accounts.unchanged(sql, begun.account()) == null) {
                audit.record(sql, about("password-change-failed", account));
                return Changed.WRONG;
            }
            accounts.keepPassword(sql, account, fresh, PasswordRules.isLong(chosen));
            changed(sql, viewer, account, "password-changed", NoticesOfFactors.PASSWORD_CHANGED);
            return Changed.DONE;
        });
    }

    private record Known(Tries.Begun begun, Account account) {}

    /** Replaces the authenticator app, or adds a first one; false when the digits are none of the new secret's now. */
    public boolean app(Viewer viewer, String secret, String digits) {
        return asking.atTheDoor(sql -> {
            var step = Totp.stepOf(secret, digits, sql.now());
            if (step.isEmpty()) {
                return false;
            }
            var account = ownToChange(sql, viewer);
            accounts.keepApp(sql, account, secret, step.getAsLong());
            changed(sql, viewer, account, "app-replaced", NoticesOfFactors.APP_REPLACED);
            return true;
        });
    }

    /** New recovery codes, as they are shown this once. */
    public List<String> newCodes(Viewer viewer) {
        return asking.atTheDoor(sql -> {
            var account = ownToChange(sql, viewer);
            tell(sql, account, NoticesOfFactors.RECOVERY_CODES_MADE);
            return codes.make(sql, account.id());
        });
    }

    /** Whether these are codes of the viewer's that still work. */
    public boolean work(Viewer viewer, List<String> typed) {
        return asking.atTheDoor(sql -> codes.work(sql, viewer.actor(), typed));
    }

    /** Whether this viewer may choose to sign in with the password alone: a patient, where the organisation lets them. */
    public boolean mayChoose(Viewer viewer) {
        return viewer.kind() == Viewer.Kind.PATIENT && rules.patientsMayDoWithoutSecond();
    }

    /**
     * Switches the second step of a patient's sign-in off, or on again.
     *
     * @return false when this viewer may not, or the password is too short to stand alone
     */
    public boolean passwordAlone(Viewer viewer, boolean alone) {
        if (alone && !mayChoose(viewer)) {
            return false;
        }
        return asking.atTheDoor(sql -> {
            var account = ownToChange(sql, viewer);
            if (!accounts.passwordAlone(sql, account, alone)) {
                return false;
            }
            audit.record(sql, about(alone ? "second-factor-off" : "second-factor-on", account));
            if (alone) {
                tell(sql, account, NoticesOfFactors.SECOND_FACTOR_OFF);
            }
            return true;
        });
    }

    private Account own(Sql sql, Viewer viewer) {
        return accounts.of(sql, viewer.actor()).orElseThrow();
    }

    /** The row comes first: whoever gives the account new keys meanwhile ends this session, and then that is seen. */
    private Account ownToChange(Sql sql, Viewer viewer) {
        sql.of("select id from access.account where id = :id for update")
                .param("id", viewer.actor())
                .query(UUID.class)
                .optional();
        if (!sessions.lives(sql, viewer.session())) {
            throw new NotHere();
        }
        return own(sql, viewer);
    }

    private void changed(Sql sql, Viewer viewer, Account account, String action, NoticeKind kind) {
        audit.record(sql, about(action, account));
        sessions.endOthers(sql, account.id(), viewer.session());
        tell(sql, account, kind);
    }

    private void tell(Sql sql, Account account, NoticeKind kind) {
        notices.tellAccount(sql, kind, account.id(), account.patientId(), UUID.randomUUID());
    }

    private static AuditEvent about(String action, Account account) {
        return AuditEvent.about(action, null, "account", account.id());
    }
}
