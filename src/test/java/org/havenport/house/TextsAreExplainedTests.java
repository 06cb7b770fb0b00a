package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.havenport.protocols.PatientFunction;
import org.havenport.protocols.Text;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever writes or approves a text can read what it is for; what patients may use is a sentence in every language. */
@PortalTest
class TextsAreExplainedTests {

    @Autowired
    List<Text> texts;

    @Autowired
    List<PatientFunction> functions;

    @Test
    void everyTextHasItsTitleAndItsWords() {
        var words = Spoken.rooms().stream()
                .flatMap(room -> Spoken.in(room, "en").stringPropertyNames().stream())
                .collect(Collectors.toSet());

        assertThat(texts).isNotEmpty().extracting(Text::key).doesNotHaveDuplicates();
        assertThat(texts)
                .allSatisfy(text -> assertThat(words).contains("text." + text.key(), "text.say." + text.key()));
    }

    @Test
    void everyTextNamesRowsThatExist() {
        var rows = Requirements.read().stream().map(Requirements.Row::id).collect(Collectors.toSet());

        assertThat(texts)
                .allSatisfy(text -> assertThat(text.requirements())
                        .as(text.key())
                        .isNotEmpty()
                        .isSubsetOf(rows));
    }

    @Test
    void everyFunctionOfPatientsIsASentenceInEveryLanguage() {
        assertThat(functions).isNotEmpty().allSatisfy(function -> {
            assertThat(function.english()).as(function.key()).endsWith(".");
            assertThat(function.spanish()).as(function.key()).endsWith(".").isNotEqualTo(function.english());
        });
    }
}
