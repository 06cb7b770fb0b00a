package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagTests {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "HH,CRITICAL_HIGH",
        "hh,CRITICAL_HIGH",
        "*HH*,CRITICAL_HIGH",
        "HHH,CRITICAL_HIGH",
        "LL,CRITICAL_LOW",
        "ll*,CRITICAL_LOW",
        "AA,CRITICAL",
        "aaa,CRITICAL",
        "panic,CRITICAL",
        "Panic low,CRITICAL",
        "critically high,CRITICAL",
        "crit,CRITICAL",
        "CRIT_HIGH,CRITICAL",
        "ALERT,CRITICAL",
        "value HH!,CRITICAL",
        "h,HIGH",
        "L*,LOW",
        "A,ABNORMAL",
        "n,NORMAL",
        "POS,",
        "meets criteria,",
        "allergy,",
        "small,"
    })
    void theLaboratorysWordIsReadHoweverItIsWritten(String written, @Nullable Flag flag) {
        assertThat(Flag.of(Set.of(written), null, null, null)).isEqualTo(flag);
    }

    @Test
    void theGravestCounts() {
        assertThat(Flag.of(Set.of("N", "H", "Panic"), null, null, null)).isEqualTo(Flag.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({"1E+900000000", "1E-900000000", "123456789012345678901", "1E+21"})
    void aNumberNobodyCanWriteOutIsAText(String value) {
        assertThat(new Gist("x", value, null, null, null, null, null).number()).isNull();
    }

    @Test
    void anOrdinaryNumberIsANumber() {
        assertThat(new Gist("x", "140.10", null, null, null, null, null).number())
                .isEqualTo(new BigDecimal("140.10"));
    }
}
