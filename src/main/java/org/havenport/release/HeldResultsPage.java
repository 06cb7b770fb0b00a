package org.havenport.release;

import java.util.List;
import org.havenport.home.NeedsYou;
import org.havenport.home.Words;

/** All that is held back from a patient, what opens first first. */
record HeldResultsPage(List<NeedsYou> things) {

    static HeldResultsPage of(Words words, List<Hold> holds) {
        return new HeldResultsPage(things(words, holds));
    }

    /** One line for each report or entry, by the hold that lasts longest. */
    static List<NeedsYou> things(Words words, List<Hold> holds) {
        return holds.stream()
                .filter(hold ->
                        holds.stream().noneMatch(other -> other.item().equals(hold.item()) && lastsLonger(other, hold)))
                .map(hold -> new NeedsYou(
                        NeedsYou.Kind.OTHER,
                        words.say("release.held.title", HeldResultPage.kind(words, hold)),
                        words.say("release.held.until", words.day(hold.expires())),
                        HeldResultsController.PATH + "/" + hold.item(),
                        false))
                .toList();
    }

    private static boolean lastsLonger(Hold other, Hold than) {
        var longer = other.expires().compareTo(than.expires());
        return longer > 0 || longer == 0 && other.id().compareTo(than.id()) < 0;
    }
}
