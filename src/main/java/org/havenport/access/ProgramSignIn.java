package org.havenport.access;

import java.util.Optional;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Signing in without a browser: the same two steps, limits and audit lines, for a program that acts as one person. */
@Component
public class ProgramSignIn {

    private final SignIn steps;
    private final Sessions sessions;
    private final WhoIsIt who;
    private final Asking asking;

    ProgramSignIn(SignIn steps, Sessions sessions, WhoIsIt who, Asking asking) {
        this.steps = steps;
        this.sessions = sessions;
        this.who = who;
        this.asking = asking;
    }

    /** The person behind this name, password and six-digit code; empty when one of them is refused. */
    public Optional<Viewer> signIn(String username, String password, String code) {
        return steps.password(username, password, From.here(), null) instanceof SignIn.Step.Done first
                ? sessions.use(first.token(), true).flatMap(session -> second(session, code))
                : Optional.empty();
    }

    /** Ends the session of a viewer that {@link #signIn} made. */
    public void signOut(Viewer viewer) {
        asking.atTheDoor(sql -> {
            sessions.end(sql, viewer.session());
            return true;
        });
    }

    private Optional<Viewer> second(Session session, String code) {
        return steps.code(session, code, From.here()) instanceof SignIn.Step.Done done
                ? sessions.use(done.token(), true).map(who::viewer)
                : Optional.empty();
    }
}
