package org.havenport.protocols;

/** What a number counts. */
public enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    BUSINESS_DAYS,
    MONTHS,
    TIMES,
    CHARACTERS,
    /** A bare number. */
    NONE
}
