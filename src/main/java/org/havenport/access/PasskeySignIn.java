package org.havenport.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.passkeys.Answered;
import org.havenport.passkeys.Answered.Why;
import org.havenport.passkeys.PasskeysAtTheDoor;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signing in with a passkey, in one step. Failures of the password neither count nor lock here: nobody can guess a
 * passkey, so whoever holds one still comes in.
 */
@Component
class PasskeySignIn {

    private static final String ACCOUNT = "account";

    private final Asking asking;
    private final Audit audit;
    private final PasskeysAtTheDoor passkeys;
    private final Accounts accounts;
    private final Opening opening;
    private final SignIn signIn;
    private final SignInAgain again;
    private final WrongPasskeys wrong;

    PasskeySignIn(
            Asking asking,
            Audit audit,
            PasskeysAtTheDoor passkeys,
            Accounts accounts,
            Opening opening,
            SignIn signIn,
            SignInAgain again,
            WrongPasskeys wrong) {
        this.wrong = wrong;
        this.asking = asking;
        this.audit = audit;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.opening = opening;
        this.signIn = signIn;
        this.again = again;
    }

    /** How it ended. */
    sealed interface Came {
        /** In: the new session's token. */
        record In(String token, Account account) implements Came {}

        /** Right, but this patient does not come in yet. */
        record NotOpen() implements Came {}

        /** The answer of the authenticator was not taken. */
        record Refused(Why why) implements Came {}
    }

    /** What a browser is to ask an authenticator for: the same whoever sits before it. */
    String ask(String browser) {
        return asking.atTheDoor(sql -> passkeys.toShow(sql, browser));
    }

    /**
     * Takes an answer.
     *
     * @param browser as when it was asked
     * @param before the browser's session until now, which ends
     * @param shown in which language the page had the disclaimer
     */
    Came answer(String browser, String answer, @Nullable Session before, Locale shown, From from) {
        return asking.atTheDoor(sql -> switch (passkeys.answered(sql, browser, answer)) {
            case Answered.Wrong(var why, var whose) -> refused(sql, WayIn.PASSKEY, why, whose, from);
            case Answered.Right(var id, var _) -> {
                var account = accounts.of(sql, id).orElse(null);
                yield account == null
                        ? refused(sql, WayIn.PASSKEY, Why.NOT_RIGHT, id, from)
                        : in(sql, account, before, shown);
            }
        });
    }

    /** As {@link #ask}, within a session: of its own passkeys alone. */
    String askAgain(Session session) {
        return asking.atTheDoor(sql -> passkeys.toShowAgain(sql, browserOf(session), session.account()));
    }

    /** Takes an answer within a session, which goes on under a new token when it is right and its own person's. */
    Came again(Session session, String answer, From from) {
        return asking.atTheDoor(sql -> switch (passkeys.answered(sql, browserOf(session), answer)) {
            case Answered.Wrong(var why, var whose) ->
                refused(sql, WayIn.PROOF_AGAIN, why, whose == null ? session.account() : whose, from);
            case Answered.Right(var id, var _) -> {
                var account = accounts.of(sql, id).orElse(null);
                yield account == null || !id.equals(session.account())
                        ? refused(sql, WayIn.PROOF_AGAIN, Why.NOT_RIGHT, session.account(), from)
                        : new Came.In(again.proved(sql, session), account);
            }
        });
    }

    private static String browserOf(Session session) {
        return "again|" + session.id();
    }

    private Came in(Sql sql, Account account, @Nullable Session before, Locale shown) {
        if (account.kind() != Viewer.Kind.STAFF && !opening.lets(account.patientId())) {
            audit.record(sql, AuditEvent.about("sign-in-not-open", null, ACCOUNT, account.id()));
            return new Came.NotOpen();
        }
        var done = signIn.done(sql, account, before, EnumSet.of(Factor.PASSKEY), shown);
        return new Came.In(done.token(), account);
    }

    private Came refused(Sql sql, WayIn way, Why why, @Nullable UUID whose, From from) {
        wrong.keep(sql, way, why, whose, from);
        return new Came.Refused(why);
    }
}
