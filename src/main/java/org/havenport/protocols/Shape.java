package org.havenport.protocols;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Predicate;

/** What words must look like; an empty text is judged elsewhere. */
public enum Shape {
    /** Anything on one line. */
    LINE(written -> written.lines().count() <= 1),
    /** Anything, line after line. */
    LINES(_ -> true),
    /** At least three digits. */
    PHONE(written -> written.chars().filter(Character::isDigit).count() >= 3),
    /** The name of a time zone, {@code America/New_York}. */
    ZONE(Shape::isZone),
    /** Opening hours of a day, {@code 08:00-12:00, 13:00-17:00}. */
    HOURS(BusinessClock::readsHours),
    /** Days, {@code 2026-12-26, 2026-12-24 until 12:00, 2026-10-12 open}. */
    DAYS(Holidays::reads),
    /** Names of {@link FederalHoliday}. */
    FEDERAL_HOLIDAYS(FederalHoliday::reads),
    /** Places with their zones and hours. */
    LOCATIONS(Location::reads),
    /** A code as vocabularies have them: letters, digits, points, hyphens. */
    CODE(written -> written.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,63}"));

    private final Predicate<String> fits;

    Shape(Predicate<String> fits) {
        this.fits = fits;
    }

    boolean fits(String written) {
        return fits.test(written);
    }

    private static boolean isZone(String id) {
        try {
            return !ZoneId.of(id).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
