package org.havenport.credentials;

import java.util.Optional;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The recovery codes. */
@Component
class CodesPart implements Part {

    private static final int FEW = 3;

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Line> line(Viewer viewer, Known known, Words words) {
        var left = known.standing().codes();
        var says = left.since() == null
                ? words.say("credentials.codes.none")
                : words.say("credentials.codes.left", left.number());
        return Optional.of(
                new Line(CodesController.PATH, words.say("credentials.codes.title"), says, left.number() < FEW));
    }
}
