package org.havenport.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PasswordRulesTests {

    private static final String PHRASE = "velvet otter hums";

    @Autowired
    PasswordRules rules;

    @Autowired
    Deciding deciding;

    @Autowired
    Cast cast;

    @Autowired
    Asking asking;

    @AfterEach
    void asEver() {
        deciding.forget(PasswordValues.PROFILE);
        deciding.forget(PasswordValues.BESIDE);
        deciding.forget(PasswordValues.CAPITALS);
        deciding.forget(PasswordValues.BLOCKLIST);
        deciding.forget(PasswordValues.WITHOUT_SECOND);
    }

    @Test
    @Verifies("C4#1")
    void theStandardAsksForLengthAndForNothingElse() {
        assertThat(rules.profile()).isEqualTo("NIST_63B4");
        assertThat(rules.wrong(PHRASE, false)).isEmpty();
        assertThat(rules.wrong("otter hums", true)).isEmpty();
        assertThat(rules.patientsMayDoWithoutSecond()).isFalse();
        assertThat(rules.inForce(true))
                .extracting(Refusal::key)
                .containsExactly("passwords.rule.length", "passwords.rule.common");
    }

    @Test
    @Verifies({"A1.1#2", "C4#1"})
    void aShortOneIsRefusedAndTheReasonIsSaid() {
        assertThat(rules.wrong("otters9", true)).containsExactly(Refusal.of("short", 8));
        assertThat(rules.wrong("velvet otter h", false)).containsExactly(Refusal.of("short", 15));
        assertThat(rules.wrong("velvet otter hu", false)).isEmpty();
        assertThat(Refusal.of("short", 15).say(Words.of(Locale.ENGLISH, java.time.ZoneOffset.UTC)))
                .contains("at least 15 characters");
        assertThat(Refusal.of("short", 15).say(Words.of(Locale.of("es"), java.time.ZoneOffset.UTC)))
                .contains("al menos 15 caracteres");
        assertThatThrownBy(() -> rules.demand("otters9", true))
                .isInstanceOf(PasswordRefused.class)
                .hasMessageNotContaining("otters9");
    }

    @Test
    @Verifies("A1.1#4")
    void longOnesAreAccepted() {
        var sentence = "a lantern swings over the quiet harbour while nobody is looking.";
        assertThat(sentence).hasSize(64);
        assertThat(rules.wrong(sentence, true)).isEmpty();
        assertThat(rules.wrong((sentence + " ").repeat(3), true)).isEmpty();
        assertThat(rules.wrong((sentence + " ").repeat(4), true)).containsExactly(Refusal.of("long", 200));
    }

    @Test
    @Verifies("A1.1#1")
    void everyValueTheOrganisationDecidesActs() {
        deciding.decide(PasswordValues.BESIDE, 12);
        assertThat(rules.wrong("otter hums", true)).containsExactly(Refusal.of("short", 12));
        deciding.decide(PasswordValues.PROFILE, "BULLETIN_A_LITERAL");
        deciding.decide(PasswordValues.CAPITALS, 2);
        assertThat(rules.wrong("velvetotterhumsE", true))
                .containsExactly(Refusal.of("capitals", 2), Refusal.of("others", 1));
        assertThat(rules.wrong("Velvet-Otter-Hums", true)).isEmpty();
        assertThat(rules.wrong("PassWord1234", true)).isNotEmpty();
        deciding.decide(PasswordValues.BLOCKLIST, false);
        assertThat(rules.wrong("PassWord1234", true)).isEmpty();
        deciding.decide(PasswordValues.WITHOUT_SECOND, true);
        assertThat(rules.patientsMayDoWithoutSecond()).isTrue();
    }

    @Test
    @Verifies({"A1.1#1", "C4#3"})
    void thePagesSayTheRulesInForceBefore() {
        deciding.decide(PasswordValues.PROFILE, "BULLETIN_A_LITERAL");
        assertThat(rules.inForce(false))
                .extracting(rule -> rule.say(Words.of(Locale.ENGLISH, java.time.ZoneOffset.UTC)))
                .contains("One capital letter.", "One digit or other sign that is no letter.");
    }

    @Test
    @Verifies("A1.1#5")
    void aPasswordOfTenYearsAgoStillSignsIn() {
        var ann = cast.newPatient();
        asking.atTheDoor(
                sql -> sql.of("update access.account set created_at = created_at - interval '10 years' where id = :id")
                        .param("id", ann.account())
                        .update());
        assertThat(ann.browser().get("/home").status()).isEqualTo(200);
    }
}
