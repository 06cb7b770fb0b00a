package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesComparedTests {

    @ParameterizedTest(name = "{0} {1} and {2} {3}: {4}, {5}")
    @CsvSource({
        "José, Núñez, Jose, Nunez, , ",
        "Søren, Łukasz, Soren, Lukasz, , ",
        "Ana María, García-López, Ana, Garcia Lopez, , ",
        "Ana, García-López, Ana, López, , PART",
        "Ana, García, Ana, García-López, , PART",
        "Mary Ann, O'Neill, Ann, ONeill, PART, ",
        "M, Stone, Mary, Stone, PART, ",
        "Mary, Stone, Marie, Stone, TYPING, ",
        "Mary, Stone, Stone, Mary, SWAPPED, SWAPPED",
        "Mary, Stone, Mary, Baker, , OTHER",
        "Mary, Stone, Joan, Stone, OTHER, ",
        "John, Smith Jr, John, Smith Sr., , SUFFIX",
        "John, Smith Jr, John, 'Smith, Junior', , ",
        "John, Smith Jr, John, Smith, , ",
        "John, Smith III, John, Smith II, , SUFFIX",
        "Baby Boy, Stone, Baby Boy, Stone, PLACEHOLDER, ",
        "Girl A, Stone, Mary, Stone, PLACEHOLDER, ",
        "Bebé, Núñez, Lucía, Núñez, PLACEHOLDER, ",
        "Girolamo, Stone, Girolamo, Stone, , "
    })
    void twoNames(
            String given,
            String family,
            String otherGiven,
            String otherFamily,
            @Nullable Difference givens,
            @Nullable Difference families) {
        var names = NamesCompared.of(words(given), family, words(otherGiven), otherFamily);
        assertThat(names.given()).isEqualTo(givens);
        assertThat(names.family()).isEqualTo(families);
        var back = NamesCompared.of(words(otherGiven), otherFamily, words(given), family);
        assertThat(back.given()).isEqualTo(givens);
        assertThat(back.family()).isEqualTo(families);
    }

    @Test
    void aChildWithoutANameIsNobodysEqual() {
        assertThat(NamesCompared.of(List.of("Baby Girl"), "Stone", List.of("Baby Girl"), "Stone")
                        .equal())
                .isFalse();
    }

    @Test
    void birthDatesAsTheyAreMistyped() {
        var born = LocalDate.of(1961, 4, 3);
        assertThat(BirthDates.difference(born, born)).isNull();
        assertThat(BirthDates.difference(born, LocalDate.of(1961, 3, 4))).isEqualTo(Difference.DAY_AND_MONTH);
        assertThat(BirthDates.difference(born, LocalDate.of(1916, 4, 3))).isEqualTo(Difference.TYPING);
        assertThat(BirthDates.difference(born, LocalDate.of(1961, 4, 8))).isEqualTo(Difference.TYPING);
        assertThat(BirthDates.difference(born, LocalDate.of(1985, 12, 30))).isEqualTo(Difference.OTHER);
        assertThat(BirthDates.swapped(LocalDate.of(1961, 4, 30))).isNull();
    }

    private static List<String> words(String given) {
        return given.startsWith("Ba") || given.startsWith("Girl ") ? List.of(given) : Arrays.asList(given.split(" "));
    }
}
