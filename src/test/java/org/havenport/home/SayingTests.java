package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SayingTests {

    private static final Map<Catalogue, Locale> LANGUAGES =
            Map.of(Catalogue.ENGLISH, Locale.US, Catalogue.SPANISH, Locale.of("es", "US"));

    @Test
    void everyPatternSaysWhatAMessageFormatSays() {
        var texts = new Object[] {"Ann's", "{1}", null, "", "a 'b' c", "6", "7", "8", "9", "10"};
        var numbers = new Object[] {1, 0, 1234, 2L, 1_234_567L, 6, 7, 8, 9, 10};
        LANGUAGES.forEach((catalogue, locale) -> catalogue.all().values().forEach(pattern -> {
            same(pattern, locale, numbers);
            if (Saying.of(pattern, locale).parts() != null) {
                same(pattern, locale, texts);
            }
        }));
    }

    @Test
    void aPlaceNobodyFilledIsLeft() {
        same("It is {0}, or {1}.", Locale.US, "this");
    }

    private static void same(String pattern, Locale locale, Object... args) {
        assertThat(Saying.of(pattern, locale).with(args))
                .as(pattern)
                .isEqualTo(new MessageFormat(pattern.replace("'", "''"), locale).format(args));
    }
}
