package org.havenport.policies;

import java.util.List;

/**
 * The policy in prose, made from the values that are in force.
 *
 * @param version how often what is in force has changed by then
 * @param lead whose policy, as of when, in which version
 * @param kept how far it is kept, in one sentence
 * @param missing what nobody has decided yet, by title
 * @param states what counsel has approved of the rules of states, in sentences
 */
record Policy(
        int version, String lead, String kept, List<Chapter> chapters, List<String> missing, List<String> states) {

    /** What stands in it, without what changes by itself: how far it is kept, and the time of the look. */
    record Written(List<Chapter> chapters, List<String> missing, List<String> states) {}

    /** What belongs together. */
    record Chapter(String id, String name, String kept, List<Sentence> sentences) {}

    /**
     * What was decided, in prose.
     *
     * @param table what it says row by row; without heads when there is none
     * @param since since when and by whom
     */
    record Sentence(String says, Shown table, String since) {}
}
