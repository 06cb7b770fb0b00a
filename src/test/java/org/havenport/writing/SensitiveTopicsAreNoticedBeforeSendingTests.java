package org.havenport.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.TextsInForce;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SensitiveTopicsAreNoticedBeforeSendingTests {

    private static final Map<String, Topic> SPOKEN = Map.ofEntries(
            Map.entry("Some days I just want to die.", Topic.SELF_HARM),
            Map.entry("I don’t want to live like this any more", Topic.SELF_HARM),
            Map.entry("A veces pienso en quitarme la vida.", Topic.SELF_HARM),
            Map.entry("No quiero vivir así", Topic.SELF_HARM),
            Map.entry("My husband hits me when he drinks.", Topic.VIOLENCE),
            Map.entry("MI MARIDO ME PEGA", Topic.VIOLENCE),
            Map.entry("I had a relapse last week.", Topic.SUBSTANCES),
            Map.entry("Tuve una recaída", Topic.SUBSTANCES),
            Map.entry("The note is wrong, I am HIV positive since 2019.", Topic.SEXUAL_HEALTH),
            Map.entry("Estoy embarazada de tres meses", Topic.SEXUAL_HEALTH),
            Map.entry("I was not tired, I was depressed.", Topic.MENTAL_HEALTH),
            Map.entry("Sufro de depresión", Topic.MENTAL_HEALTH));

    private static final List<String> HARMLESS = List.of(
            "My date of birth is wrong, it is June 4.",
            "I have no history of drug abuse.",
            "I was never depressed.",
            "There was no overdose, please take it out.",
            "I am not pregnant.",
            "I had no cocaine.",
            "Nunca tuve depresión.",
            "No estoy embarazada.",
            "My address is 12 Rapeseed Lane.",
            "El apellido está mal escrito.",
            "My hearing aids are not listed.",
            "Vivo en la calle Violeta.",
            "The still image is blurred and the list is old.",
            "Please call it asthma, with the right spelling.");

    @Autowired
    Writing writing;

    @Autowired
    SensitiveTopicsAreNoticedBeforeSending safeguard;

    @Autowired
    Viewers viewers;

    @Autowired
    TextsInForce texts;

    @Test
    @Verifies("B.ua.2#3")
    void whatIsBetterSaidIsNoticedAndMayStillBeSent() {
        var ann = viewers.patient();
        var seen = safeguard.evidence().seen();
        SPOKEN.forEach((text, topic) -> assertThat(
                        writing.before(ann, text, false).orElseThrow().topics())
                .as(text)
                .contains(topic));
        for (var text : HARMLESS) {
            assertThat(writing.before(ann, text, false)).as(text).isEmpty();
        }
        assertThat(writing.before(ann, "Some days I just want to die.", true)).isEmpty();
        assertThat(safeguard.evidence().seen()).isNotEqualTo(seen);
    }

    @Test
    @Verifies("B.edu.3#3")
    void severalQuestionsAndALongTextSuggestAVisit() {
        var ann = viewers.patient();
        assertThat(writing.before(ann, "Is this date right?", false)).isEmpty();
        assertThat(writing.before(ann, "Is this date right? And what does it mean?", false)
                        .orElseThrow())
                .isEqualTo(new Looked(Set.of(), true));
        assertThat(writing.before(ann, "word ".repeat(220), false).orElseThrow().detailed())
                .isTrue();
    }

    @Test
    void theReminderIsThatOfTheAgreementInForce() {
        texts.all();
        for (var language : List.of(Locale.ENGLISH, Locale.of("es"))) {
            assertThat(writing.reminder(language)).extracting(it -> it.id()).containsExactly("EMERGENCY", "SENSITIVE");
        }
    }
}
