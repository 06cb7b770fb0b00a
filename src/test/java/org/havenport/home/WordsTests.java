package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTests {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Instant AT = Instant.parse("2026-11-17T23:40:00Z");

    private final Words english = Words.of(Locale.ENGLISH, ZONE);
    private final Words spanish = Words.of(Locale.of("es"), ZONE);

    @Test
    void datesAndTimesAreThoseOfThePractice() {
        assertThat(english.dateTime(AT)).isEqualTo("November 17, 2026, 3:40 pm");
        assertThat(spanish.dateTime(AT)).isEqualTo("17 de noviembre de 2026, 3:40 pm");
        assertThat(english.day(AT)).isEqualTo("Tuesday, November 17");
        assertThat(spanish.day(AT)).isEqualTo("martes, 17 de noviembre");
        assertThat(english.time(LocalTime.of(8, 0))).isEqualTo("8 am");
    }

    @Test
    void numbersKeepTheDigitsTheyCameWith() {
        assertThat(english.number(new BigDecimal("5.40"))).isEqualTo("5.40");
        assertThat(english.number(new BigDecimal("1204"))).isEqualTo("1,204");
        assertThat(spanish.number(new BigDecimal("0.7"))).isEqualTo("0.7");
    }

    @Test
    void numbersAreGroupedAsPeopleDo() {
        var random = new Random(20_261_122);
        for (int n = 0; n < 20_000; n++) {
            var number = new BigDecimal(new BigInteger(random.nextInt(1, 60), random), random.nextInt(-5, 21));
            var either = random.nextBoolean() ? number : number.negate();
            var format = NumberFormat.getNumberInstance(Locale.US);
            format.setMinimumFractionDigits(Math.max(0, either.scale()));
            format.setMaximumFractionDigits(Math.max(0, either.scale()));

            assertThat(english.number(either)).isEqualTo(format.format(either));
        }
    }

    @Test
    void aMissingWordIsADefect() {
        assertThatThrownBy(() -> english.say("home.no-such-word")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void anotherLanguageIsAnsweredInEnglish() {
        assertThat(Words.of(Locale.FRENCH, ZONE).say("ui.help")).isEqualTo("Help");
    }

    @Test
    void clocksSpeakInWords() {
        assertThat(Due.of(english, AT, AT.plus(Duration.ofMinutes(38))).words()).isEqualTo("38 min over");
        assertThat(Due.of(english, AT.plus(Duration.ofMinutes(70)), AT).words()).isEqualTo("1 h 10 min left");
        assertThat(Due.of(english, AT.plus(Duration.ofHours(2)), AT).words()).isEqualTo("2 h left");
        assertThat(Due.of(spanish, AT.plus(Duration.ofMinutes(5)), AT).words()).isEqualTo("faltan 5 min");
    }

    @Test
    void hoursAreSaidAsPeopleSayThem() {
        var open = List.of(Map.entry(LocalTime.of(8, 0), LocalTime.of(17, 0)));
        var week = new java.util.EnumMap<DayOfWeek, List<Map.Entry<LocalTime, LocalTime>>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, day.getValue() <= 5 ? open : List.of());
        }
        assertThat(HoursInWords.of(english, week)).isEqualTo("Monday to Friday, 8 am to 5 pm");
        assertThat(HoursInWords.of(spanish, week)).isEqualTo("Lunes a viernes, de 8 am a 5 pm");
        week.put(DayOfWeek.SATURDAY, List.of(Map.entry(LocalTime.of(9, 30), LocalTime.NOON)));
        assertThat(HoursInWords.of(english, week))
                .isEqualTo("Monday to Friday, 8 am to 5 pm; Saturday, 9:30 am to 12 pm");
    }
}
