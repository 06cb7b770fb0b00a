package org.havenport.release;

import java.util.List;
import org.havenport.followup.Consequence;
import org.havenport.home.Words;

/**
 * Why something waits, as the care team reads it.
 *
 * @param grave how grave it is
 * @param clock how its time is counted
 * @param reasons what was seen in it, the gravest first; never empty
 */
record WhyInWords(Consequence consequence, String grave, String clock, List<String> reasons) {

    static WhyInWords of(Words words, Consequence consequence, List<Reason> reasons) {
        var said = reasons.stream().map(reason -> of(words, reason)).toList();
        return new WhyInWords(
                consequence,
                words.say("release.grave." + consequence),
                words.say("release.clock." + consequence),
                said.isEmpty() ? List.of(words.say("release.reason.none")) : said);
    }

    static String of(Words words, Reason reason) {
        return words.say("release.reason." + reason.kind(), reason.facts().toArray());
    }
}
