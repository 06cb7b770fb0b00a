package org.havenport.access;

import java.util.EnumSet;
import java.util.Locale;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.Disclaimers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signing in, in two steps. A name that does not exist takes the same steps, the same time and the same page as one
 * that does.
 */
@Component
class SignIn {

    private static final String ACCOUNT = "account";
    private static final String HELD_BACK = "sign-in-held-back";

    private final Asking asking;
    private final Audit audit;
    private final Accounts accounts;
    private final Usernames usernames;
    private final Tries tries;
    private final PasswordsAreHashedWithArgon2id passwords;
    private final StaffSignInWithTwoFactors factors;
    private final SecondFactors second;
    private final Sessions sessions;
    private final Opening opening;
    private final Disclaimers disclaimers;

    SignIn(
            Asking asking,
            Audit audit,
            Accounts accounts,
            Usernames usernames,
            Tries tries,
            PasswordsAreHashedWithArgon2id passwords,
            StaffSignInWithTwoFactors factors,
            SecondFactors second,
            Sessions sessions,
            Opening opening,
            Disclaimers disclaimers) {
        this.opening = opening;
        this.disclaimers = disclaimers;
        this.asking = asking;
        this.audit = audit;
        this.accounts = accounts;
        this.usernames = usernames;
        this.tries = tries;
        this.passwords = passwords;
        this.factors = factors;
        this.second = second;
        this.sessions = sessions;
    }

    /** How a step ended. */
    sealed interface Step {
        /** Right; this is the new session's token. */
        record Done(String token, Account account) implements Step {}

        /** Wrong, or not to be tried now. */
        record Refused(Try why) implements Step {}

        /** Right, but this patient does not come in yet. */
        record NotOpen() implements Step {}

        /** The machine has no time to compute a hash; nothing was counted. */
        record Busy() implements Step {}
    }

    /** What was known before the hash was computed; the account is null for a name nobody has. */
    private record Known(Tries.Begun begun, @Nullable Account account) {}

    /** First step: the name and its password; {@code before} is the browser's session until now, which ends. */
    Step password(String username, String password, From from, @Nullable Session before) {
        var let = tries.let(from);
        if (let == Tries.Let.NOT) {
            return new Step.Refused(new Try.NetworkTired());
        }
        var known = asking.atTheDoor(sql -> {
            var name = usernames.blind(sql, username);
            var begun = tries.begin(sql, name, from, let);
            if (!(begun.tried() instanceof Try.Counted)) {
                audit.record(sql, AuditEvent.of(HELD_BACK));
            }
            return new Known(begun, accounts.named(sql, name).orElse(null));
        });
        if (!(known.begun().tried() instanceof Try.Counted)) {
            return new Step.Refused(known.begun().tried());
        }
        var account = known.account();
        var right = passwords.match(
                password,
                account == null ? null : account.passwordHash(),
                known.begun().source().known());
        return asking.atTheDoor(sql -> {
            var begun = tries.again(sql, usernames.blind(sql, username), from, known.begun());
            if (right.isEmpty()) {
                tries.right(sql, begun, from);
                return new Step.Busy();
            }
            if (account == null || !right.get()) {
                return new Step.Refused(
                        tries.wrong(sql, WayIn.PASSWORD, begun, from, account == null ? null : account.id()));
            }
            var given = EnumSet.of(Factor.PASSWORD);
            // The rows of the counters come before the account's, as at the second step.
            if (factors.enough(account, given)) {
                tries.signedIn(sql, begun, from);
            } else {
                tries.right(sql, begun, from);
            }
            var now = accounts.unchanged(sql, account);
            if (now == null) {
                audit.record(sql, AuditEvent.about("sign-in-failed", null, ACCOUNT, account.id()));
                return new Step.Refused(begun.tried());
            }
            return factors.enough(now, given)
                    ? letIn(sql, now, before, given, null)
                    : done(sql, now, before, given, null);
        });
    }

    /** Second step: the code of the authenticator app, or a recovery code; each works once. */
    Step code(Session session, String code, From from) {
        return code(session, code, from, null);
    }

    /** As {@link #code(Session, String, From)}, on a page that showed the disclaimer in a language. */
    Step code(Session session, String code, From from, @Nullable Locale shown) {
        var let = tries.let(from);
        return asking.atTheDoor(sql -> {
            var account = accounts.of(sql, session.account()).orElse(null);
            if (account == null) {
                sessions.end(sql, session.id());
                return new Step.Refused(new Try.Counted(Integer.MAX_VALUE));
            }
            var begun = tries.begin(sql, account.usernameBlind(), from, let);
            if (!(begun.tried() instanceof Try.Counted)) {
                audit.record(sql, AuditEvent.about(HELD_BACK, null, ACCOUNT, account.id()));
                if (!(begun.tried() instanceof Try.Wait)) {
                    sessions.end(sql, session.id());
                }
                return new Step.Refused(begun.tried());
            }
            var given = second.use(sql, account, code);
            if (given.isEmpty()) {
                return new Step.Refused(tries.wrong(sql, SecondFactors.way(code), begun, from, account.id()));
            }
            return in(sql, account, session, EnumSet.of(Factor.PASSWORD, given.get()), begun, from, shown);
        });
    }

    /** Everything was right: whoever may come in does. */
    private Step in(
            Sql sql,
            Account account,
            @Nullable Session before,
            EnumSet<Factor> given,
            Tries.Begun begun,
            From from,
            @Nullable Locale shown) {
        tries.signedIn(sql, begun, from);
        return letIn(sql, account, before, given, shown);
    }

    private Step letIn(
            Sql sql, Account account, @Nullable Session before, EnumSet<Factor> given, @Nullable Locale shown) {
        if (account.kind() != Viewer.Kind.STAFF && !opening.lets(account.patientId())) {
            if (before != null) {
                sessions.end(sql, before.id());
            }
            audit.record(sql, AuditEvent.about("sign-in-not-open", null, ACCOUNT, account.id()));
            return new Step.NotOpen();
        }
        return done(sql, account, before, given, shown);
    }

    /** Ends a session because its person said so. */
    void out(Session session) {
        asking.atTheDoor(sql -> {
            sessions.end(sql, session.id());
            audit.record(sql, AuditEvent.about("signed-out", null, ACCOUNT, session.account()));
            return true;
        });
    }

    /** Begins the session of whoever has shown these factors, complete or not. */
    Step.Done done(Sql sql, Account account, @Nullable Session before, EnumSet<Factor> given, @Nullable Locale shown) {
        var complete = factors.enough(account, given);
        if (before != null) {
            sessions.end(sql, before.id());
        }
        var session = sessions.begin(sql, account, complete, factors.shown(given));
        audit.record(sql, AuditEvent.about(complete ? "signed-in" : "password-accepted", null, ACCOUNT, account.id()));
        if (shown != null) {
            disclaimers.shown(sql, session.id(), account.id(), shown);
        }
        return new Step.Done(session.token(), account);
    }
}
