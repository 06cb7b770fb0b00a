package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import org.havenport.home.RangeFlag;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GistInWordsTests {

    private static final Words ENGLISH = Words.of(Locale.US, ZoneId.of("America/Los_Angeles"));

    @Test
    void aValueIsSaidWithItsRange() {
        var said = said("5.4", Flag.HIGH);

        assertThat(said.valueAndUnit()).isEqualTo("5.4 mmol/L");
        assertThat(said.range()).isEqualTo("3.5 to 5.1");
        assertThat(said.sentence()).isEqualTo("The usual range is 3.5 to 5.1 mmol/L. Yours is above it.");
        assertThat(said.flag()).isEqualTo(RangeFlag.HIGH);
        assertThat(said.flagWord()).isEqualTo("High");
    }

    @Test
    void theRangeTellsTheDirectionOfACriticalValue() {
        assertThat(said("6.2", Flag.CRITICAL).flagWord()).isEqualTo("Very high");
        assertThat(said("2.1", Flag.CRITICAL).flagWordForStaff()).isEqualTo("Critical, low");
        assertThat(said("4.4", Flag.CRITICAL).flagWord()).isEqualTo("Far outside the range");
        assertThat(said("2.1", Flag.ABNORMAL).flag()).isEqualTo(RangeFlag.LOW);
    }

    @Test
    void aTextStaysAsItIs() {
        var said = new GistInWords(ENGLISH, new Gist("Culture", "No growth", null, null, null, null, null));

        assertThat(said.value()).isEqualTo("No growth");
        assertThat(said.range()).isNull();
        assertThat(said.sentence()).isNull();
        assertThat(said.bar()).isNull();
        assertThat(said.flagWord()).isNull();
    }

    @Test
    void withoutAValueThereIsAReportToRead() {
        assertThat(new GistInWords(ENGLISH, Gist.titled("Chest X-ray")).value()).isEqualTo("Open to read");
    }

    private static GistInWords said(String value, @Nullable Flag flag) {
        return new GistInWords(
                ENGLISH,
                new Gist("Potassium", value, "mmol/L", new BigDecimal("3.5"), new BigDecimal("5.1"), flag, null));
    }
}
