package org.havenport.credentials;

import java.util.Optional;
import org.havenport.access.OpenSessions;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the overview: in how many places one is signed in. */
@Component
class SessionsPart implements Part {

    private final OpenSessions sessions;

    SessionsPart(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Line> line(Viewer viewer, Known known, Words words) {
        var here = sessions.of(viewer).size();
        return Optional.of(Line.of(
                SessionsController.PATH,
                words.say("credentials.sessions.title"),
                words.say("credentials.sessions.line", here)));
    }
}
