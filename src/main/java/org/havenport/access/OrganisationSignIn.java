package org.havenport.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.singlesignon.CameBack;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what the organisation's sign-in says into a session of ours, for staff alone; it makes no account. */
@Component
class OrganisationSignIn {

    private static final String ACCOUNT = "account";

    private final Asking asking;
    private final Audit audit;
    private final Accounts accounts;
    private final SignIn signIn;
    private final SignInAgain again;

    OrganisationSignIn(Asking asking, Audit audit, Accounts accounts, SignIn signIn, SignInAgain again) {
        this.asking = asking;
        this.audit = audit;
        this.accounts = accounts;
        this.signIn = signIn;
        this.again = again;
    }

    /** In, under this token. */
    record In(String token, String goesTo) {}

    /**
     * Takes an answer.
     *
     * @param session of the browser until now: the one that is to be proved again, or one that ends
     */
    Optional<In> taken(CameBack back, @Nullable Session session, Locale shown) {
        return asking.atTheDoor(sql -> {
            if (!(back instanceof CameBack.Known known)) {
                audit.record(sql, AuditEvent.of("sign-in-failed"));
                return Optional.<In>empty();
            }
            var account = accounts.of(sql, known.account()).orElse(null);
            var isAgain = known.again() != null;
            var whose = session == null || !session.complete() ? null : session.account();
            if (account == null
                    || account.kind() != Viewer.Kind.STAFF
                    || isAgain
                            && !(account.id().equals(known.again())
                                    && account.id().equals(whose))) {
                audit.record(sql, AuditEvent.about("sign-in-failed", null, ACCOUNT, known.account()));
                return Optional.<In>empty();
            }
            if (isAgain && session != null) {
                return Optional.of(new In(again.proved(sql, session), OwnPath.or(known.goesTo(), "/")));
            }
            var done = signIn.done(sql, account, session, EnumSet.of(Factor.SINGLE_SIGN_ON), shown);
            return Optional.of(new In(done.token(), "/staff"));
        });
    }
}
