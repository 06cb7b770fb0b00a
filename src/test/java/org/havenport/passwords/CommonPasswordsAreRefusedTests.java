package org.havenport.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CommonPasswordsAreRefusedTests {

    @Autowired
    CommonPasswordsAreRefused guard;

    @Autowired
    PasswordRules rules;

    @Autowired
    Passphrases phrases;

    @Autowired
    Deciding deciding;

    @ParameterizedTest
    @CsvSource({
        "password1, common",
        "PassWord1, common",
        "' iloveyou', common",
        "qwertyuiop, common",
        "trustno1trustno1, easy",
        "aaaaaaaaaaaaaaaa, common",
        "P4ssw0rd2024, easy",
        "abcdefgh87654321, easy",
        "AnnMillerson1, near",
        "ann.millerson.99, near",
        "Our-Practice-1, near",
        "havenport2026, near"
    })
    @Verifies("A1.1#3")
    void whatIsKnownOrNearIsRefused(String password, String why) {
        assertThat(rules.wrong(password, true, "ann.millerson@example.org")).containsExactly(Refusal.of(why));
    }

    @Test
    @Verifies("A1.1#3")
    void goodOnesAreNotTakenForCommonOnes() {
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(_ -> phrases.draw(java.util.Locale.ENGLISH))
                        .filter(guard::isListed))
                .isEmpty();
        assertThat(rules.wrong("millerson keeps seven blue kites", true, "ann.millerson@example.org"))
                .isEmpty();
    }

    @Test
    @Verifies({"A1.1#3", "C4#1"})
    void theEvidenceTurnsWhenTheListIsSwitchedOff() {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(guard.evidence().seen()).contains("474,743");
        deciding.decide(PasswordValues.BLOCKLIST, false);
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
            assertThat(guard.check("password1", List.of())).isEmpty();
        } finally {
            deciding.forget(PasswordValues.BLOCKLIST);
        }
    }
}
