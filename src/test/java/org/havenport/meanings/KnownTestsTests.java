package org.havenport.meanings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import org.havenport.house.Verifies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownTestsTests {

    private final KnownTests known = new KnownTests();

    @Test
    @Verifies("B.risk.misint.1#3")
    void atLeastAHundredAndTwentyTestsAreExplainedInEachLanguage() {
        assertThat(known.all()).hasSizeGreaterThanOrEqualTo(120);
        for (var language : MeaningTexts.LANGUAGES) {
            for (var test : known.all()) {
                var chapter = Chapter.of(KnownTests.shipped(test.chapter(), language), language);
                assertThat(chapter.title()).isNotBlank();
                assertThat(chapter.about()).endsWith(".");
                assertThat(chapter.entries()).as(language.toString()).containsKey(test.test());
                var entry = requireNonNull(chapter.entries().get(test.test()));
                assertThat(entry.isWhole()).as(test.test() + " " + language).isTrue();
                assertThat(entry.line(Chapter.Part.ASK)).as(test.test()).endsWith("?");
            }
        }
    }

    @Test
    void noEntryIsWithoutALineInTheList() {
        var tests =
                new HashSet<>(known.all().stream().map(KnownTests.Known::test).toList());
        for (var chapter : known.chapters()) {
            for (var language : MeaningTexts.LANGUAGES) {
                assertThat(Chapter.of(KnownTests.shipped(chapter, language), language)
                                .entries()
                                .keySet())
                        .as(chapter + " " + language)
                        .isSubsetOf(tests);
            }
        }
    }

    @Test
    void everyEntryNamesItsSourceAndNobodyAsAReviewerWhoDidNotReview() {
        assertThat(known.all()).allSatisfy(test -> {
            assertThat(test.source()).isNotBlank();
            assertThat(test.reviewedBy()).as("who reviews is never invented").isEmpty();
        });
    }

    @Test
    void aCodeBelongsToOneTestAndItsCheckDigitIsRight() {
        var codes = known.all().stream().flatMap(test -> test.codes().stream()).toList();
        assertThat(codes).doesNotHaveDuplicates().allSatisfy(code -> {
            var digits = code.substring(0, code.indexOf('-'));
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(digits.length() - 1 - i) - '0';
                int twice = i % 2 == 0 ? digit * 2 : digit;
                sum += twice / 10 + twice % 10;
            }
            assertThat(code).endsWith("-" + (10 - sum % 10) % 10);
        });
    }

    @Test
    void aTestIsFoundByItsCodeElseByItsName() {
        assertThat(found("2823-3", "K")).isEqualTo("potassium");
        assertThat(found("6298-4", "")).isEqualTo("potassium");
        assertThat(found(null, "Potassium [Moles/volume] in Serum or Plasma")).isEqualTo("potassium");
        assertThat(found(null, "  POTASIO ")).isEqualTo("potassium");
        assertThat(found("24321-2", "Basic Metabolic 2000 Panel")).isEqualTo("metabolic-panel");
        assertThat(found(null, "Glucose [Presence] in Urine by Test strip")).isEqualTo("urine-glucose");
        assertThat(found(null, "Albumin in urine")).as("not the one in blood").isEqualTo("urine-albumin");
        assertThat(found(null, "Sodium in sweat"))
                .as("what is not known is not guessed")
                .isEmpty();
        assertThat(found("99999-9", "Something new")).isEmpty();
    }

    private String found(@Nullable String code, String name) {
        return known.find(code, name).map(KnownTests.Known::test).orElse("");
    }

    @Test
    void halfAnEntryIsNoEntry() {
        var chapter = Chapter.of(
                "Title\nAbout.\n# one: One\nMeasures: a.\nWhy: b.\n# two: Two\nMeasures: a.\n"
                        + "Why: b.\nHigh: c.\nLow: d.\nNext: e.\nAsk: f?\nAsk: g?",
                Locale.ENGLISH);
        assertThat(chapter.entries()).containsOnlyKeys("two");
        var meaning = requireNonNull(chapter.entries().get("two")).meaning("s", true);
        assertThat(meaning.questions()).containsExactly("f?", "g?");
        assertThat(meaning.found()).isNull();
    }
}
