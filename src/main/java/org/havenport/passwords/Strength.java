package org.havenport.passwords;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;

/**
 * How hard a password is to guess, as words say it without script.
 *
 * @param level from very weak to very strong
 * @param digits how many digits the number of guesses has that find it (the estimate of zxcvbn)
 */
public record Strength(Level level, int digits) {

    /** The same steps as zxcvbn has. */
    public enum Level {
        VERY_WEAK,
        WEAK,
        FAIR,
        STRONG,
        VERY_STRONG
    }

    /** What comes after is long enough, and would take the time of many sign-ins to measure. */
    private static final int MEASURED = 64;

    /** The lists it compares with are read when the first password is measured. */
    private static final class Meter {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    static Strength of(String password, List<String> near) {
        var measured = password.length() > MEASURED ? password.substring(0, MEASURED) : password;
        var strength = Meter.ZXCVBN.measure(measured, near);
        try {
            return new Strength(Level.values()[strength.getScore()], (int) Math.ceil(strength.getGuessesLog10()));
        } finally {
            strength.wipe();
        }
    }

    /** The key of the words that say it. */
    public String key() {
        return "passwords.strength." + level;
    }

    /** Whether whoever may try as often as the lock-out lets them could find it. */
    boolean isWeak() {
        return level.compareTo(Level.FAIR) < 0;
    }
}
