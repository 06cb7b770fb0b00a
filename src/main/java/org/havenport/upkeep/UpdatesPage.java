package org.havenport.upkeep;

import java.util.List;

/**
 * What the program is made of, what is known about it, and when it is renewed.
 *
 * @param owner whose duty updates are
 * @param next the day of the next update, in words
 * @param planned whether one is planned and not done
 * @param mayPlan whether the reader plans updates
 * @param latest the last day it may be planned for
 * @param done what was done before
 * @param feeds where news comes from
 * @param doubt whether the feeds cannot be believed
 * @param open weaknesses that are open
 * @param closed those that no longer are
 * @param parts how many parts there are, and which of them seal and sign
 */
record UpdatesPage(
        String owner,
        String next,
        boolean planned,
        boolean mayPlan,
        String latest,
        List<String> done,
        List<Source> feeds,
        boolean doubt,
        List<Line> open,
        List<Line> closed,
        String parts,
        String cryptography) {

    /** A feed and how its readings went. */
    record Source(String name, String read, boolean well) {}

    /** A weakness. */
    record Line(
            String advisory, String part, String severity, String summary, String fixed, String since, boolean late) {}
}
