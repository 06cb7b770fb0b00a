package org.havenport.protocols;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.TreeSet;

/** The holidays of the United States (5 U.S.C. 6103), computed for any year. */
public enum FederalHoliday {
    NEW_YEARS_DAY(Month.JANUARY, 1),
    MARTIN_LUTHER_KING_DAY(Month.JANUARY, DayOfWeek.MONDAY, 3),
    WASHINGTONS_BIRTHDAY(Month.FEBRUARY, DayOfWeek.MONDAY, 3),
    MEMORIAL_DAY(Month.MAY, DayOfWeek.MONDAY, -1),
    JUNETEENTH(Month.JUNE, 19),
    INDEPENDENCE_DAY(Month.JULY, 4),
    LABOR_DAY(Month.SEPTEMBER, DayOfWeek.MONDAY, 1),
    COLUMBUS_DAY(Month.OCTOBER, DayOfWeek.MONDAY, 2),
    VETERANS_DAY(Month.NOVEMBER, 11),
    THANKSGIVING_DAY(Month.NOVEMBER, DayOfWeek.THURSDAY, 4),
    CHRISTMAS_DAY(Month.DECEMBER, 25);

    private final Month month;
    private final DayOfWeek weekday;
    private final int number;
    private final boolean fixed;

    FederalHoliday(Month month, int day) {
        this.month = month;
        this.weekday = DayOfWeek.MONDAY;
        this.number = day;
        this.fixed = true;
    }

    FederalHoliday(Month month, DayOfWeek weekday, int which) {
        this.month = month;
        this.weekday = weekday;
        this.number = which;
        this.fixed = false;
    }

    /** The day itself. */
    public LocalDate in(int year) {
        var first = LocalDate.of(year, month, 1);
        return fixed ? first.withDayOfMonth(number) : first.with(TemporalAdjusters.dayOfWeekInMonth(number, weekday));
    }

    /** The day on which it is kept: a Saturday's on Friday, a Sunday's on Monday. */
    public LocalDate observedIn(int year) {
        var day = in(year);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /** Whether a day is this holiday, or the one on which it is kept; New Year's may be kept in the year before. */
    public boolean falls(LocalDate on) {
        for (int year = on.getYear(); year <= on.getYear() + 1; year++) {
            if (in(year).equals(on) || observedIn(year).equals(on)) {
                return true;
            }
        }
        return false;
    }

    /** Names, one a line or with commas between them. */
    static Set<FederalHoliday> read(String written) {
        var holidays = new TreeSet<FederalHoliday>();
        for (var name : written.split("[,\\n]")) {
            if (!name.isBlank()) {
                holidays.add(valueOf(name.strip()));
            }
        }
        return holidays;
    }

    static boolean reads(String written) {
        try {
            return read(written).size() <= values().length;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
