package org.havenport.credentials;

import java.util.Optional;
import org.havenport.access.OwnFactors;
import org.havenport.home.Words;
import org.havenport.passkeys.Passkey;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The authenticator app, and for patients whether it is asked for. */
@Component
class AppPart implements Part {

    private final OwnFactors factors;

    AppPart(OwnFactors factors) {
        this.factors = factors;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Optional<Line> line(Viewer viewer, Known known, Words words) {
        var standing = known.standing();
        var off = standing.passwordAlone() && factors.mayChoose(viewer);
        var passkey = known.passkeys().stream().anyMatch(Passkey::works);
        var state = off ? "off" : standing.app() ? "there" : passkey ? "not-needed" : "none";
        return Optional.of(new Line(
                AppController.PATH,
                words.say("credentials.app.title"),
                words.say("credentials.app." + state),
                off || state.equals("none")));
    }
}
