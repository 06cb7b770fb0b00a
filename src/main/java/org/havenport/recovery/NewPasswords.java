package org.havenport.recovery;

import java.util.List;
import java.util.Map;
import org.havenport.access.LostKeys;
import org.havenport.passwords.PasswordRefused;
import org.havenport.passwords.PasswordRules;
import org.havenport.passwords.Refusal;
import org.springframework.stereotype.Component;

/** A password as it is typed twice: what is wrong with it, and its hash. */
@Component
class NewPasswords {

    private final LostKeys keys;
    private final PasswordRules rules;

    NewPasswords(LostKeys keys, PasswordRules rules) {
        this.keys = keys;
        this.rules = rules;
    }

    /** The rules as they are read before; a second factor stands beside every password. */
    List<Refusal> rules() {
        return rules.inForce(true);
    }

    /** What came of a password that was typed twice. */
    sealed interface Chosen {
        /** It follows the rules; as it is kept. */
        record Kept(LostKeys.NewPassword password) implements Chosen {}

        /** What is wrong, by field. */
        record Wrong(Map<String, List<Refusal>> fields) implements Chosen {}
    }

    /** Judges a password, once, and hashes it when nothing is wrong; for whoever has shown that they may choose one. */
    Chosen choose(String username, String password, String again) {
        if (!password.equals(again)) {
            var wrong = rules.wrong(password, true, username);
            return new Chosen.Wrong(
                    wrong.isEmpty()
                            ? Map.of("again", List.of(new Refusal("recovery.again.wrong", null)))
                            : Map.of("password", wrong));
        }
        try {
            return new Chosen.Kept(keys.hashed(password, username));
        } catch (PasswordRefused refused) {
            return new Chosen.Wrong(Map.of("password", refused.why()));
        }
    }
}
