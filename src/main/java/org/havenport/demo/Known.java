package org.havenport.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The patients who are known by name: the cast, and a few whose results make a day at the practice. */
record Known(
        String recordNumber,
        String given,
        String family,
        int monthsOld,
        int dayOfMonth,
        boolean female,
        String language,
        @Nullable String mobile,
        @Nullable String home,
        Set<Condition> conditions) {

    static final int ANN = 0;
    static final int CARA = 1;
    static final int IRIS = 2;
    static final int PAUL = 3;
    static final int MARCUS = 4;
    static final int HELEN = 5;
    static final int JUNE = 6;
    static final int TOMAS = 7;
    static final int PRIYA = 8;
    static final int GRACE = 10;
    /** Drawn, with an account: who is written to, and who should have been called by now. */
    static final int SOMEBODY_WRITTEN_TO = 11;

    static final int SOMEBODY_CALLED = 13;

    static final List<Known> ALL = List.of(
            new Known(
                    "40-2217",
                    "Ann",
                    "Whitfield",
                    58 * 12 + 10,
                    9,
                    true,
                    "en",
                    "(541) 555-0187",
                    "(541) 555-0164",
                    Set.of(Condition.DIABETES, Condition.PRESSURE)),
            new Known(
                    "40-2218",
                    "Cara",
                    "Delgado",
                    41 * 12 + 5,
                    17,
                    true,
                    "es",
                    "(541) 555-0133",
                    null,
                    Set.of(Condition.THYROID_LOW)),
            // thirteen in two months
            new Known("40-2219", "Iris", "Sandoval", 12 * 12 + 10, 21, true, "en", null, null, Set.of()),
            new Known(
                    "40-2220",
                    "Paul",
                    "Sandoval",
                    44 * 12 + 3,
                    5,
                    false,
                    "en",
                    "(541) 555-0171",
                    null,
                    Set.of(Condition.CHOLESTEROL_HIGH)),
            new Known(
                    "40-2221",
                    "Marcus",
                    "Oyelaran",
                    55 * 12 + 6,
                    2,
                    false,
                    "en",
                    null,
                    null,
                    Set.of(Condition.CLOT_PREVENTION, Condition.PRESSURE)),
            new Known(
                    "40-2222",
                    "Helen",
                    "Voss",
                    68 * 12 + 2,
                    5,
                    true,
                    "en",
                    null,
                    null,
                    Set.of(Condition.ANEMIA, Condition.KIDNEY_DISEASE)),
            new Known(
                    "40-2223",
                    "June",
                    "Castellano",
                    77 * 12 + 2,
                    30,
                    true,
                    "en",
                    null,
                    null,
                    Set.of(Condition.PRESSURE, Condition.CHOLESTEROL_HIGH)),
            new Known("40-2224", "Tomás", "Rivera", 25 * 12, 2, false, "es", null, null, Set.of()),
            new Known(
                    "40-2225",
                    "Priya",
                    "Raman",
                    35 * 12 + 11,
                    11,
                    true,
                    "en",
                    null,
                    null,
                    Set.of(Condition.THYROID_LOW)),
            new Known(
                    "40-2226",
                    "Ed",
                    "Kowalczyk",
                    64 * 12 + 1,
                    3,
                    false,
                    "en",
                    null,
                    null,
                    Set.of(Condition.DIABETES, Condition.KIDNEY_DISEASE)),
            new Known("40-2227", "Grace", "Tan", 49 * 12 + 8, 14, true, "en", null, null, Set.of(Condition.ANEMIA)));

    /** Born so many months ago, on this day of the month, so that a person's age stays what the story needs. */
    LocalDate born(LocalDate today) {
        var month = today.minusMonths(monthsOld).withDayOfMonth(1);
        return month.withDayOfMonth(Math.min(dayOfMonth, month.lengthOfMonth()));
    }
}
