package org.havenport.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.havenport.access.ProgramSignIn;
import org.havenport.access.Totp;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Does something as a member of the staff does it: signed in, with their roles, their limits and their lines in the log. */
@Component
@ConditionalOnProperty("havenport.demo")
class AsColleague {

    private final ProgramSignIn signIn;
    private final Clock clock;

    AsColleague(ProgramSignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    void as(Opening opening, Colleague colleague, Consumer<Viewer> work) {
        var login = opening.logins().stream()
                .filter(l -> colleague.name().equals(l.colleague()))
                .findFirst()
                .orElseThrow();
        var now = clock.instant();
        // A code works once; the next one, already good, is for a start that follows an interrupted one at once.
        var viewer = signIn(login, now)
                .or(() -> signIn(login, now.plusSeconds(30)))
                .orElseThrow(() -> new IllegalStateException(colleague.job() + " could not sign in"));
        work.accept(viewer);
        signIn.signOut(viewer);
    }

    private Optional<Viewer> signIn(Login login, Instant at) {
        return signIn.signIn(login.username(), login.password(), Totp.code(login.totpSecret(), at));
    }
}
