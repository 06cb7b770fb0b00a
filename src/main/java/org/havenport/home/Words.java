package org.havenport.home;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the program says, in one language and the practice's time zone. Words stand in {@code words/<room>/en.properties}
 * and {@code es.properties} as patterns of {@link MessageFormat}, but an apostrophe is just an apostrophe: write it
 * once.
 */
public final class Words {

    private static final Locale SPANISH = Locale.of("es", "US");
    private static final Map<Format, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();
    private static final Map<Long, String> HALVES = Map.of(0L, "am", 1L, "pm");

    private static final int GROUP = 3;

    private final Locale locale;
    private final ZoneId zone;
    private final Catalogue catalogue;

    /** What a time is written with: there are a few, and each is made once. */
    private record Format(String pattern, Locale locale) {}

    private Words(Locale locale, ZoneId zone, Catalogue catalogue) {
        this.locale = locale;
        this.zone = zone;
        this.catalogue = catalogue;
    }

    /** Words in a language, English unless it is Spanish, with times in a zone. */
    public static Words of(Locale locale, ZoneId zone) {
        return locale.getLanguage().equals("es")
                ? new Words(SPANISH, zone, Catalogue.SPANISH)
                : new Words(Locale.US, zone, Catalogue.ENGLISH);
    }

    /**
     * The words for a key. Numbers among the arguments are written as people write them.
     *
     * @throws MissingResourceException in tests, when the key is missing; elsewhere the English words are shown
     */
    public String say(String key, Object... args) {
        var pattern = catalogue.find(key);
        if (pattern == null) {
            if (Catalogue.STRICT) {
                throw new MissingResourceException("No words for " + key + " in " + locale, "words", key);
            }
            pattern = Catalogue.ENGLISH.find(key);
        }
        if (pattern == null) {
            return key;
        }
        return args.length == 0 ? pattern : Saying.of(pattern, locale).with(args);
    }

    /** Whether there are words for a key in this language. */
    public boolean has(String key) {
        return catalogue.find(key) != null;
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code November 17, 2026}. */
    public String date(Instant at) {
        return date(LocalDate.ofInstant(at, zone));
    }

    /** {@code November 17, 2026}. */
    public String date(LocalDate date) {
        return format(spanish() ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy").format(date);
    }

    /** {@code Tuesday, November 17}; a year is added when it is not this page's business to know it. */
    public String day(LocalDate date) {
        return format(spanish() ? "EEEE, d 'de' MMMM" : "EEEE, MMMM d").format(date);
    }

    /** {@code Tuesday, November 17}. */
    public String day(Instant at) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** {@code Tuesday}. */
    public String weekday(Instant at) {
        return format("EEEE").format(ZonedDateTime.ofInstant(at, zone));
    }

    /** {@code Nov 17}, for a picture's axis; with the year, {@code Nov 2026}, when that is asked for. */
    public String shortDate(LocalDate date, boolean year) {
        return format(year ? "MMM yyyy" : spanish() ? "d MMM" : "MMM d").format(date);
    }

    /** {@code November 17, 2026, 3:40 pm}. */
    public String dateTime(Instant at) {
        return date(at) + ", " + time(at);
    }

    /** {@code 3:40 pm}; a full hour is {@code 8 am}. */
    public String time(Instant at) {
        return time(LocalTime.ofInstant(at, zone));
    }

    /** {@code 3:40 pm}; a full hour is {@code 8 am}. */
    public String time(LocalTime time) {
        return FORMATS.computeIfAbsent(
                        new Format(time.getMinute() == 0 ? "h " : "h:mm ", locale),
                        it -> new DateTimeFormatterBuilder()
                                .appendPattern(it.pattern())
                                .appendText(ChronoField.AMPM_OF_DAY, HALVES)
                                .toFormatter(locale))
                .format(time);
    }

    /** A number as people write it, with the digits it came with. */
    public String number(BigDecimal number) {
        if (Math.abs((long) number.scale()) > 20) {
            return number.toString();
        }
        var plain = number.toPlainString();
        var point = plain.indexOf('.');
        var end = point < 0 ? plain.length() : point;
        var begin = number.signum() < 0 ? 1 : 0;
        if (end - begin <= GROUP) {
            return plain;
        }
        var grouped = new StringBuilder(plain);
        for (int at = end - GROUP; at > begin; at -= GROUP) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    private boolean spanish() {
        return locale.getLanguage().equals("es");
    }

    private DateTimeFormatter format(String pattern) {
        return FORMATS.computeIfAbsent(
                new Format(pattern, locale), it -> DateTimeFormatter.ofPattern(it.pattern(), it.locale()));
    }
}
