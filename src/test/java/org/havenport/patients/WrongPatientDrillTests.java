package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.house.Verifies;
import org.havenport.patients.MatchResult.Found;
import org.junit.jupiter.api.Test;

/** Ten thousand messages whose truth is known; the seed is new in every run and printed, so that any run can be repeated. */
class WrongPatientDrillTests {

    private static final int MESSAGES = 10_000;

    @Test
    @Verifies({"A1.8#1", "A1.8#2", "A1.8#3", "A1.8#5"})
    void nothingIsFiledToAWrongPatientAndNothingAmbiguousIsGuessed() {
        var seed = Long.getLong("havenport.seed", ThreadLocalRandom.current().nextLong());
        var result = WrongPatientDrill.run(seed, MESSAGES);
        System.out.println(DrillCommand.asText(result, "-Dhavenport.seed=" + seed));
        assertThat(result.first()).as("-Dhavenport.seed=%d", seed).isEmpty();
        assertThat(result.held()).as("-Dhavenport.seed=%d", seed).isTrue();
        assertThat(result.filed()).as("most messages still find their patient").isGreaterThan(MESSAGES / 2);
        assertThat(result.needless()).as("what waits although it could be told").isLessThan(MESSAGES / 10);
    }

    @Test
    void aRuleThatTrustsANumberAndABirthDateAloneIsFoundOut() {
        var result = WrongPatientDrill.run(1, MESSAGES, WrongPatientDrillTests::trusting);
        assertThat(result.held()).isFalse();
        assertThat(result.wrong() + result.guessed()).isPositive();
        assertThat(result.first()).isNotEmpty();
    }

    @Test
    void aRuleThatTrustsANameIsFoundOut() {
        var result = WrongPatientDrill.run(
                1,
                MESSAGES,
                candidates -> candidates.stream()
                        .filter(it -> it.has(Agreement.NAME))
                        .<MatchResult>map(it -> new Found(it.patient(), it.agreed()))
                        .findFirst()
                        .orElseGet(MatchResult.Unknown::new));
        assertThat(result.wrong()).isPositive();
        assertThat(result.guessed()).isPositive();
    }

    private static MatchResult trusting(List<Candidate> candidates) {
        return candidates.stream()
                .filter(it -> it.has(Agreement.RECORD_NUMBER) && it.has(Agreement.BIRTH_DATE))
                .<MatchResult>map(it -> new Found(it.patient(), it.agreed()))
                .findFirst()
                .orElseGet(() -> TwoIdentifiersMustAgree.among(candidates));
    }
}
