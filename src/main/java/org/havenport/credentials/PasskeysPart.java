package org.havenport.credentials;

import java.util.Optional;
import org.havenport.home.Words;
import org.havenport.passkeys.Passkey;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** How many passkeys somebody has, and whether one of them was shut. */
@Component
class PasskeysPart implements Part {

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Line> line(Viewer viewer, Known known, Words words) {
        var all = known.passkeys();
        var shut = all.stream().anyMatch(one -> !one.works());
        var working = all.stream().filter(Passkey::works).count();
        return Optional.of(new Line(
                PasskeysController.PATH,
                words.say("credentials.passkeys.title"),
                shut ? words.say("credentials.passkeys.one-shut") : words.say("credentials.passkeys.number", working),
                shut));
    }
}
