package org.havenport.policies;

import java.util.List;

/**
 * What is known about one version of the policy.
 *
 * @param since since when it is kept
 * @param owner who answers for it
 * @param review when the next look is due
 * @param late whether that day is over, or nobody has looked yet
 * @param read how many of those who work here read it
 * @param readers who read which version when; empty for those without oversight
 * @param mine whether the reader has read it
 * @param newest whether it is the one in force
 * @param mayReview whether the reader answers for it
 * @param latest the last day the next look may be on
 * @param versions all of them, the newest first
 */
record PolicyStanding(
        int number,
        String since,
        String fingerprint,
        String owner,
        String review,
        boolean late,
        String read,
        List<Reader> readers,
        boolean mine,
        boolean newest,
        boolean mayReview,
        String latest,
        List<Link> versions) {

    /** Somebody who works here and what they read last. */
    record Reader(String who, String what, boolean late) {}

    /** A version that can be opened. */
    record Link(int number, String day, String path) {}
}
