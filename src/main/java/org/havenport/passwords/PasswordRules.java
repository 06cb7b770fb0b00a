package org.havenport.passwords;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.Protocols;
import org.springframework.stereotype.Component;

/**
 * What a password must be, by the values the organisation decided (A1.1, C4). A password never has to be changed because
 * it is old: nothing here knows its age.
 */
@Component
public class PasswordRules {

    /** Longer ones are refused; every one of 64 characters is accepted. */
    public static final int MOST = 200;

    /** From so many characters on it is a long phrase, in the figures. */
    public static final int LONG = 15;

    private final PasswordValues values;
    private final CommonPasswordsAreRefused common;
    private final PasswordsFollowTheNationalGuideline guideline;
    private final Protocols protocols;

    PasswordRules(
            PasswordValues values,
            CommonPasswordsAreRefused common,
            PasswordsFollowTheNationalGuideline guideline,
            Protocols protocols) {
        this.values = values;
        this.common = common;
        this.guideline = guideline;
        this.protocols = protocols;
    }

    /**
     * What is wrong with a password; empty when it may be used.
     *
     * @param beside whether a second factor stands beside it
     * @param own what is no secret of its owner: user name, e-mail address
     */
    public List<Refusal> wrong(String password, boolean beside, String... own) {
        var length = length(password);
        if (length > MOST) {
            return List.of(Refusal.of("long", MOST));
        }
        var wrong = new ArrayList<Refusal>();
        if (length < values.least(beside)) {
            wrong.add(Refusal.of("short", values.least(beside)));
        }
        wrong.addAll(guideline.composition(password));
        if (wrong.isEmpty()) {
            common.check(password, near(own)).ifPresent(wrong::add);
        }
        return wrong;
    }

    /**
     * Refuses a password that does not follow the rules.
     *
     * @throws PasswordRefused saying why
     */
    public void demand(String password, boolean beside, String... own) {
        var wrong = wrong(password, beside, own);
        if (!wrong.isEmpty()) {
            throw new PasswordRefused(wrong);
        }
    }

    /** How hard it is to guess. */
    public Strength strength(String password, String... own) {
        return Strength.of(password, near(own));
    }

    /** The rules as whoever chooses a password reads them before. */
    public List<Refusal> inForce(boolean beside) {
        var rules = new ArrayList<Refusal>();
        rules.add(new Refusal("passwords.rule.length", values.least(beside)));
        if (values.capitals() > 0) {
            rules.add(new Refusal("passwords.rule.capitals", values.capitals()));
        }
        if (values.others() > 0) {
            rules.add(new Refusal("passwords.rule.others", values.others()));
        }
        rules.add(new Refusal("passwords.rule.common", null));
        return rules;
    }

    /** The fewest characters of a password. */
    public int least(boolean beside) {
        return values.least(beside);
    }

    /** The name of the profile in force. */
    public String profile() {
        return values.profile().name();
    }

    /** Whether patients may switch their second factor off. */
    public boolean patientsMayDoWithoutSecond() {
        return values.patientsMayDoWithoutSecond();
    }

    /** Whether it counts as a long phrase. */
    public static boolean isLong(String password) {
        return length(password) >= LONG;
    }

    private List<String> near(String... own) {
        return NearWords.of(
                Stream.concat(Stream.of("Havenport", protocols.value(PracticeParameters.NAME)), Stream.of(own)));
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }
}
