package org.havenport.policies;

import java.util.List;

/**
 * The policy in prose, made from the values that are in force.
 *
 * @param version how often what is in force has changed
 * @param lead whose policy, as of when, in which version
 * @param kept how far it is kept, in one sentence
 * @param missing what nobody has decided yet, by title
 * @param states what counsel has approved of the rules of states, in sentences
 * @param versions earlier ones, the newest first
 */
record Policy(
        int version,
        String lead,
        String kept,
        List<Chapter> chapters,
        List<String> missing,
        List<String> states,
        List<Version> versions) {

    /** What belongs together. */
    record Chapter(String id, String name, String kept, List<Sentence> sentences) {}

    /**
     * What was decided, in prose.
     *
     * @param table what it says row by row; without heads when there is none
     * @param since since when and by whom
     */
    record Sentence(String says, Shown table, String since) {}

    /** A day on which something changed. */
    record Version(int number, String day, String path) {}
}
