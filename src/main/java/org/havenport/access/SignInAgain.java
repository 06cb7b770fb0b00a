package org.havenport.access;

import org.havenport.access.SignIn.Step;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.passkeys.PasskeysAtTheDoor;
import org.havenport.singlesignon.SingleSignOn;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Showing again, within a session, what one signs in with: the password and the code of the app, as far as the account
 * has them. A failure counts as one of signing in; the last one ends the session.
 */
@Component
class SignInAgain {

    private static final String ACCOUNT = "account";

    private final Asking asking;
    private final Audit audit;
    private final Accounts accounts;
    private final Tries tries;
    private final PasswordsAreHashedWithArgon2id passwords;
    private final SecondFactors second;
    private final Sessions sessions;
    private final PasskeysAtTheDoor passkeys;
    private final SingleSignOn organisation;

    SignInAgain(
            Asking asking,
            Audit audit,
            Accounts accounts,
            Tries tries,
            PasswordsAreHashedWithArgon2id passwords,
            SecondFactors second,
            Sessions sessions,
            PasskeysAtTheDoor passkeys,
            SingleSignOn organisation) {
        this.organisation = organisation;
        this.passkeys = passkeys;
        this.asking = asking;
        this.audit = audit;
        this.accounts = accounts;
        this.tries = tries;
        this.passwords = passwords;
        this.second = second;
        this.sessions = sessions;
    }

    /** What an account can be asked for. */
    record Ways(
            boolean password,
            boolean code,
            boolean passkey,
            @Nullable String organisation) {

        static Ways of(Account account, boolean passkey, @Nullable String organisation) {
            return new Ways(account.passwordHash() != null, account.totpSealed() != null, passkey, organisation);
        }

        /** Whether there is anything to type. */
        boolean any() {
            return password || code;
        }
    }

    private record Known(Tries.Begun begun, Account account) {}

    Ways ways(Session session) {
        return asking.atTheDoor(sql -> accounts.of(sql, session.account())
                .map(account -> Ways.of(
                        account,
                        passkeys.has(sql, account.id()),
                        organisation.isLinked(sql, account.id()) ? organisation.name() : null))
                .orElse(new Ways(false, false, false, null)));
    }

    /** Shows both at once; when they are right the session goes on under a new token. */
    Step show(Session session, String password, String code, From from) {
        var let = tries.let(from);
        var before = asking.atTheDoor(sql -> {
            var account = accounts.of(sql, session.account()).orElseThrow();
            var begun = tries.begin(sql, account.usernameBlind(), from, let);
            if (!(begun.tried() instanceof Try.Counted)) {
                audit.record(sql, AuditEvent.about("sign-in-held-back", null, ACCOUNT, account.id()));
                endWhenLocked(sql, session, begun.tried());
            }
            return new Known(begun, account);
        });
        if (!(before.begun().tried() instanceof Try.Counted)) {
            return new Step.Refused(before.begun().tried());
        }
        var account = before.account();
        var ways = Ways.of(account, false, null);
        var known = !ways.password()
                ? java.util.Optional.of(true)
                : passwords.match(password, account.passwordHash(), true);
        return asking.atTheDoor(sql -> {
            var begun = tries.again(sql, account.usernameBlind(), from, before.begun());
            if (known.isEmpty()) {
                tries.right(sql, begun, from);
                return new Step.Busy();
            }
            if (!ways.any() || !known.get() || !codeFits(sql, account, ways, code)) {
                audit.record(sql, AuditEvent.about("proof-failed", null, ACCOUNT, account.id()));
                var then = tries.wrong(sql, WayIn.PROOF_AGAIN, begun, from, account.id());
                endWhenLocked(sql, session, then);
                return new Step.Refused(then);
            }
            tries.right(sql, begun, from);
            return new Step.Done(proved(sql, session), account);
        });
    }

    private void endWhenLocked(Sql sql, Session session, Try why) {
        if (why instanceof Try.Locked || why instanceof Try.Closed) {
            sessions.end(sql, session.id());
        }
    }

    /** A factor was shown, however: writes it down and gives the session a new token for the browser. */
    String proved(Sql sql, Session session) {
        audit.record(sql, AuditEvent.about("proof-given", null, ACCOUNT, session.account()));
        return sessions.prove(sql, session.id());
    }

    private boolean codeFits(Sql sql, Account account, Ways ways, String code) {
        return !ways.code() || second.use(sql, account, code).isPresent();
    }
}
