package org.havenport.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PassphrasesTests {

    @Autowired
    Passphrases phrases;

    @Autowired
    PasswordRules rules;

    @Autowired
    Deciding deciding;

    @Test
    @Verifies({"A1.1#6", "C4#2"})
    void everyOfferedPhraseIsLongWithCapitalsAndDigits() {
        for (var language : new Locale[] {Locale.ENGLISH, Locale.of("es")}) {
            var drawn = IntStream.range(0, 300)
                    .mapToObj(_ -> phrases.draw(language))
                    .collect(Collectors.toSet());
            assertThat(drawn).hasSize(300).allSatisfy(phrase -> {
                assertThat(phrase).matches("([A-Z][a-z]{3,7}-){5}[0-9]{2}").hasSizeGreaterThan(PasswordRules.LONG);
                assertThat(rules.wrong(phrase, false)).isEmpty();
            });
        }
    }

    @Test
    @Verifies("C4#2")
    void anOfferedPhraseIsEnoughForTheBulletinToo() {
        deciding.decide(PasswordValues.PROFILE, "BULLETIN_A_LITERAL");
        try {
            assertThat(rules.wrong(phrases.draw(Locale.ENGLISH), false)).isEmpty();
        } finally {
            deciding.forget(PasswordValues.PROFILE);
        }
    }

    @Test
    void itsStrengthIsSaidInWords() {
        assertThat(rules.strength("password1").level()).isEqualTo(Strength.Level.VERY_WEAK);
        assertThat(rules.strength(phrases.draw(Locale.ENGLISH)).level()).isEqualTo(Strength.Level.VERY_STRONG);
    }
}
