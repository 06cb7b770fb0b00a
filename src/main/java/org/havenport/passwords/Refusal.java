package org.havenport.passwords;

import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * Why a password is refused.
 *
 * @param key of the words that say so, and what to do
 * @param number in these words; null when there is none
 */
public record Refusal(String key, @Nullable Integer number) {

    static Refusal of(String reason) {
        return new Refusal("passwords.refused." + reason, null);
    }

    static Refusal of(String reason, int number) {
        return new Refusal("passwords.refused." + reason, number);
    }

    /** In the words of a reader. */
    public String say(Words words) {
        return number == null ? words.say(key) : words.say(key, number);
    }
}
