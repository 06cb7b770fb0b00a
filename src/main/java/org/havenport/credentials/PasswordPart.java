package org.havenport.credentials;

import java.util.Optional;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The password. */
@Component
class PasswordPart implements Part {

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Line> line(Viewer viewer, Known known, Words words) {
        var state = known.standing().password() ? "there" : "none";
        return Optional.of(Line.of(
                PasswordController.PATH,
                words.say("credentials.password.title"),
                words.say("credentials.password." + state)));
    }
}
