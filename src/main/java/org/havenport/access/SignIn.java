package org.havenport.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.UUID;
import org.havenport.access.FailedSignInsLockThePassword.Try;
import org.havenport.access.StaffSignInWithTwoFactors.Factor;
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

    private final Asking asking;
    private final Audit audit;
    private final Accounts accounts;
    private final Usernames usernames;
    private final FailedSignInsLockThePassword failures;
    private final PasswordsAreHashedWithArgon2id passwords;
    private final StaffSignInWithTwoFactors factors;
    private final Sessions sessions;
    private final Opening opening;
    private final Disclaimers disclaimers;

    SignIn(
            Asking asking,
            Audit audit,
            Accounts accounts,
            Usernames usernames,
            FailedSignInsLockThePassword failures,
            PasswordsAreHashedWithArgon2id passwords,
            StaffSignInWithTwoFactors factors,
            Sessions sessions,
            Opening opening,
            Disclaimers disclaimers) {
        this.opening = opening;
        this.disclaimers = disclaimers;
        this.asking = asking;
        this.audit = audit;
        this.accounts = accounts;
        this.usernames = usernames;
        this.failures = failures;
        this.passwords = passwords;
        this.factors = factors;
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
    private record Begun(Try tried, @Nullable Account account) {}

    /** First step: the name and its password; {@code before} is the browser's session until now, which ends. */
    Step password(String username, String password, String address, @Nullable Session before) {
        var begun = asking.atTheDoor(sql -> {
            var name = usernames.blind(sql, username);
            var network = usernames.blindNetwork(sql, address);
            var tried = failures.count(sql, name, network);
            if (!(tried instanceof Try.Counted)) {
                audit.record(sql, AuditEvent.of("sign-in-held-back"));
            }
            return new Begun(tried, accounts.named(sql, name).orElse(null));
        });
        if (!(begun.tried() instanceof Try.Counted counted)) {
            return new Step.Refused(begun.tried());
        }
        var account = begun.account();
        var right = passwords.match(password, account == null ? null : account.passwordHash());
        return asking.atTheDoor(sql -> {
            var name = usernames.blind(sql, username);
            var network = usernames.blindNetwork(sql, address);
            if (right.isEmpty()) {
                failures.takeBack(sql, name);
                return new Step.Busy();
            }
            if (account == null || !right.get()) {
                return wrong(sql, name, network, counted, account == null ? null : account.id());
            }
            failures.takeBack(sql, name);
            return done(sql, account, before, EnumSet.of(Factor.PASSWORD), null);
        });
    }

    /** Second step: the code of the authenticator app, which works once. */
    Step code(Session session, String code, String address) {
        return code(session, code, address, null);
    }

    /** As {@link #code(Session, String, String)}, on a page that showed the disclaimer in a language. */
    Step code(Session session, String code, String address, @Nullable Locale shown) {
        return asking.atTheDoor(sql -> {
            var network = usernames.blindNetwork(sql, address);
            var account = accounts.of(sql, session.account()).orElse(null);
            if (account == null) {
                sessions.end(sql, session.id());
                return new Step.Refused(new Try.Counted(Integer.MAX_VALUE));
            }
            var tried = failures.count(sql, account.usernameBlind(), network);
            if (!(tried instanceof Try.Counted counted)) {
                audit.record(sql, AuditEvent.about("sign-in-held-back", null, ACCOUNT, account.id()));
                sessions.end(sql, session.id());
                return new Step.Refused(tried);
            }
            var step = Totp.stepOf(accounts.totpSecret(sql, account), code, sql.now());
            if (step.isEmpty() || !accounts.useUp(sql, account, step.getAsLong())) {
                return wrong(sql, account.usernameBlind(), network, counted, account.id());
            }
            failures.forget(sql, account.usernameBlind());
            if (account.kind() != Viewer.Kind.STAFF && !opening.lets(account.patientId())) {
                sessions.end(sql, session.id());
                audit.record(sql, AuditEvent.about("sign-in-not-open", null, ACCOUNT, account.id()));
                return new Step.NotOpen();
            }
            return done(sql, account, session, EnumSet.of(Factor.PASSWORD, Factor.TOTP), shown);
        });
    }

    /** Ends a session because its person said so. */
    void out(Session session) {
        asking.atTheDoor(sql -> {
            sessions.end(sql, session.id());
            audit.record(sql, AuditEvent.about("signed-out", null, ACCOUNT, session.account()));
            return true;
        });
    }

    private Step wrong(Sql sql, byte[] name, byte[] network, Try.Counted counted, @Nullable UUID account) {
        var then = failures.failed(sql, name, network, counted);
        audit.record(sql, AuditEvent.about("sign-in-failed", null, ACCOUNT, account));
        if (!(then instanceof Try.Counted)) {
            audit.record(sql, AuditEvent.about("sign-in-locked", null, ACCOUNT, account));
        }
        return new Step.Refused(then);
    }

    private Step done(
            Sql sql, Account account, @Nullable Session before, EnumSet<Factor> given, @Nullable Locale shown) {
        var complete = factors.enough(given);
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
