package org.havenport.agreements;

import java.time.Clock;
import java.util.List;
import org.havenport.home.NeedsYou;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On a patient's first page: something is to be read and confirmed anew. */
@Component
class AgreementsTile implements Tile {

    private final Agreements agreements;
    private final AMaterialChangeAsksAgain again;
    private final Clock clock;

    AgreementsTile(Agreements agreements, AMaterialChangeAsksAgain again, Clock clock) {
        this.agreements = agreements;
        this.again = again;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<NeedsYou> needsYou(Viewer viewer, Words words) {
        if (viewer.kind() != Viewer.Kind.PATIENT) {
            return List.of();
        }
        var standing = agreements.standing(viewer);
        // Who was never asked at a sign-in is not told by a tile.
        if (standing.whole() || standing.withdrawn() == null && standing.asked() == null) {
            return List.of();
        }
        var narrowed = again.narrows(standing, clock.instant());
        var why = standing.withdrawn() != null
                ? words.say("agreements.needs.withdrawn")
                : narrowed
                        ? words.say("agreements.needs.reads")
                        : again.until(standing)
                                .map(end -> words.say("agreements.needs.until", words.date(end)))
                                .orElseThrow();
        return List.of(new NeedsYou(
                NeedsYou.Kind.FORM,
                words.say("agreements.needs"),
                why,
                AgreementsController.SIGN,
                standing.withdrawn() == null));
    }
}
