package org.havenport.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Functions;
import org.havenport.protocols.HouseTexts;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fails the build when the instructions need more than six years of school, with everything on that can be on. */
@PortalTest
class InstructionsAreEasyToReadTests {

    private static final Locale SPANISH = Locale.of("es");

    @Autowired
    Instructions instructions;

    @Autowired
    InstructionsAreEasyToRead safeguard;

    @Autowired
    BusinessHours hours;

    @Autowired
    Functions functions;

    @Autowired
    Cast cast;

    @Test
    @Verifies("B.edu.1#2")
    void theyNeedNoMoreThanSixYearsOfSchool() {
        for (var language : HouseTexts.LANGUAGES) {
            var words = Words.of(language, hours.zone());
            var grade = instructions.hardest(words, hours.practice());
            assertThat(grade.words()).isGreaterThan(150);
            assertThat(grade.easy()).as(grade.seen()).isTrue();
            for (var part : instructions.of(words, hours.practice(), "")) {
                var one = instructions.grade(words, List.of(part));
                assertThat(one.easy() || one.words() < 60)
                        .as("%s: %s", part.id(), one.seen())
                        .isTrue();
            }
        }
        assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        assertThat(safeguard.evidence().seen()).contains("en: grade").contains("INFLESZ");
    }

    @Test
    void theFormulasAreThoseThatWerePublished() {
        var easy = ReadingGrade.of(Locale.ENGLISH, List.of("The cat sat on the mat. It was happy."));
        assertThat(easy).isEqualTo(new ReadingGrade(Locale.ENGLISH, 9, 2, 10));
        assertThat(easy.fleschKincaid()).isCloseTo(0.39 * 4.5 + 11.8 * 10 / 9 - 15.59, within(0.001));
        var facil = ReadingGrade.of(SPANISH, List.of("La niña lee el libro. Su abuelo lo oye."));
        assertThat(facil.words()).isEqualTo(9);
        assertThat(facil.fernandezHuerta())
                .isCloseTo(206.84 - 60.0 * facil.syllables() / 9 - 1.02 * 4.5, within(0.001));
        for (var word :
                List.of("a 1", "computer 3", "time 1", "people 2", "tables 2", "called 1", "wanted 2", "doses 2")) {
            assertThat(ReadingGrade.syllables(Locale.ENGLISH, word.split(" ")[0]))
                    .as(word)
                    .isEqualTo(Integer.parseInt(word.split(" ")[1]));
        }
        for (var word : List.of(
                "día 2", "agua 2", "leer 2", "llámenos 3", "que 1", "teléfono 4", "oye 2", "soy 1", "código 3")) {
            assertThat(ReadingGrade.syllables(SPANISH, word.split(" ")[0]))
                    .as(word)
                    .isEqualTo(Integer.parseInt(word.split(" ")[1]));
        }
    }

    @Test
    void hardWordsAreSeen() {
        var hard = "Notwithstanding contraindications, individuals experiencing symptomatic deterioration should"
                + " immediately communicate telephonically with an appropriately credentialed professional.";
        assertThat(ReadingGrade.of(Locale.ENGLISH, List.of(hard)).easy()).isFalse();
        var dificil = "No obstante las contraindicaciones establecidas, las personas que experimenten un deterioro"
                + " sintomatológico deberán comunicarse inmediatamente con un profesional debidamente acreditado.";
        assertThat(ReadingGrade.of(SPANISH, List.of(dificil)).easy()).isFalse();
    }

    @Test
    @Verifies("B.edu.1#1")
    void theyAreMadeForThisSiteToReadAndToPrint() {
        var nobody = cast.stranger();
        var page = nobody.get(InstructionsController.PATH);
        assertThat(page.status()).isEqualTo(200);
        for (var function : functions.on()) {
            assertThat(page.body()).contains(function.english());
        }
        assertThat(page.body()).contains("911");
        var file = nobody.get(InstructionsController.PATH + ".pdf");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        nobody.setCookie("language", "es");
        assertThat(nobody.get(InstructionsController.PATH).body()).contains("Cómo usar el portal");
    }

    @Test
    @Verifies("B.edu.1#3")
    void whoWasGivenThemIsKept() {
        var ann = cast.newPatient();
        var path = EducationController.path(ann.patient());
        var dora = cast.dora().browser();

        var file = dora.post(path + "/print", "language", "es");

        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        ann.browser().get(InstructionsController.PATH + ".pdf");
        assertThat(dora.get(path).body())
                .contains("Spanish, on paper, from Dora Reyes")
                .contains("English, taken from the portal.");
    }
}
