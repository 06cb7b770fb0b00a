package org.havenport.enrolment;

import java.security.SecureRandom;
import org.havenport.home.Words;

/** User names that say nothing about anybody: two words and a number. */
final class Suggestions {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NUMBERS = 900;

    private Suggestions() {}

    static String draw(Words words) {
        return one(words, "enrolment.name.things") + "." + one(words, "enrolment.name.colors") + "."
                + (100 + RANDOM.nextInt(NUMBERS));
    }

    private static String one(Words words, String key) {
        var all = words.say(key).split(" ");
        return all[RANDOM.nextInt(all.length)];
    }
}
