package org.havenport.passwords;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/**
 * Asks a password for nothing but its length, as NIST SP 800-63B-4 has it, until the organisation decides for the rules
 * of the insurer's bulletin; then it asks for capitals and other signs, and says that this departs (A1.1, C4).
 */
@Component
class PasswordsFollowTheNationalGuideline implements Safeguard {

    private final PasswordValues values;
    private final Clock clock;

    PasswordsFollowTheNationalGuideline(PasswordValues values, Clock clock) {
        this.values = values;
        this.clock = clock;
    }

    /** What a password lacks of the signs the profile in force demands. */
    List<Refusal> composition(String password) {
        var wrong = new ArrayList<Refusal>();
        if (count(password, Character::isUpperCase) < values.capitals()) {
            wrong.add(Refusal.of("capitals", values.capitals()));
        }
        if (count(password, sign -> !Character.isLetter(sign)) < values.others()) {
            wrong.add(Refusal.of("others", values.others()));
        }
        return wrong;
    }

    private static long count(String password, IntPredicate wanted) {
        return password.codePoints().filter(wanted).count();
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.1", "C4");
    }

    @Override
    public String promise() {
        return "Passwords follow the national guideline: long, not common, never changed for age.";
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var profile = values.profile();
        var lengths = "at least %d characters, %d beside a second factor, no end for age"
                .formatted(values.least(false), values.least(true));
        if (profile == Profile.NIST_63B4) {
            return Evidence.holds("Profile NIST_63B4: %s, no rules of composition.".formatted(lengths), now);
        }
        var seen = ("Profile %s: %s, %d capitals and %d other signs."
                        + " Rules of composition depart from the national guideline (NIST SP 800-63B-4, 3.1.1.2).")
                .formatted(profile, lengths, values.capitals(), values.others());
        return Evidence.needsAttention(seen, now, "/staff/policies/values/" + PasswordValues.PROFILE.key());
    }
}
