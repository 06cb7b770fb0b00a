package org.havenport.uptake;

import org.havenport.home.Words;
import org.havenport.uptake.Uptake.Share;

/** A number of people so small that one could be guessed is not shown. */
final class SmallGroupsAreNotCounted {

    /** Fewer are not told apart. */
    static final int SMALLEST = 5;

    private SmallGroupsAreNotCounted() {}

    /** A number of people in words. */
    static String say(Words words, int people) {
        return people > 0 && people < SMALLEST ? words.say("uptake.few", SMALLEST) : words.say("uptake.people", people);
    }

    /** So many of so many, in words; no percentage where a number is not shown. */
    static String say(Words words, Share share) {
        return words.say("uptake.share", say(words, share.count()), say(words, share.of()));
    }
}
