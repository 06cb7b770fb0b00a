package org.havenport.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The explanations of tests need no more than six years of school, like everything written for patients. */
class MeaningsAreEasyToReadTests {

    /** Words in the longest sentence. */
    private static final int LONGEST = 22;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void eachChapterIsReadAfterSixYearsOfSchool(String tag) throws IOException {
        var language = Locale.of(tag);
        var files =
                new PathMatchingResourcePatternResolver().getResources("classpath:meanings/*.%s.txt".formatted(tag));
        assertThat(files).hasSize(13);
        for (var file : files) {
            var said = said(file.getContentAsString(StandardCharsets.UTF_8));
            var grade = ReadingGrade.of(language, said);
            assertThat(grade.easy()).as(file.getFilename() + " " + grade.seen()).isTrue();
            assertThat(said)
                    .as(file.getFilename())
                    .allSatisfy(line -> assertThat(sentences(line))
                            .allSatisfy(sentence -> assertThat(sentence.split("\\s+").length)
                                    .as(sentence)
                                    .isLessThanOrEqualTo(LONGEST)));
            assertThat(said).noneMatch(line -> line.contains("!"));
        }
    }

    private static List<String> sentences(String line) {
        return Arrays.asList(line.split("(?<=[.?:])\\s+"));
    }

    /** What patients read, without the labels. */
    private static List<String> said(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("^[A-ZÁÉÍÓÚ][\\p{L} ]{2,9}: ", ""))
                .toList();
    }
}
