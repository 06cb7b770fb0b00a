package org.havenport.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a resource was true of its patient.
 *
 * @param from null when the resource tells no time
 * @param to the end of a period
 */
record Period(@Nullable Instant from, @Nullable Instant to) {

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final List<String> FIELDS = List.of(
            "effectiveDateTime",
            "effectivePeriod",
            "effectiveInstant",
            "performedDateTime",
            "performedPeriod",
            "occurrenceDateTime",
            "occurrencePeriod",
            "onsetDateTime",
            "onsetPeriod",
            "authoredOn",
            "period",
            "billablePeriod",
            "servicedDate",
            "servicedPeriod",
            "started",
            "sent",
            "date",
            "authored",
            "start",
            "startDate",
            "recordedDate",
            "dateAsserted",
            "dateWritten",
            "whenHandedOver",
            "whenPrepared",
            "created",
            "recorded",
            "issued");

    /** By the field that the type has for it; a date without a time begins at midnight of the practice. */
    static Period of(Field resource, ZoneId zone) {
        for (var name : FIELDS) {
            if (!resource.has(name)) {
                continue;
            }
            if (!resource.child(name).isObject()) {
                return new Period(instant(resource, name, zone), null);
            }
            var period = resource.object(name);
            var start = instant(period, "start", zone);
            var end = instant(period, "end", zone);
            if (start != null || end != null) {
                return new Period(start == null ? end : start, end);
            }
        }
        return new Period(null, null);
    }

    /** A FHIR date, dateTime or instant of any precision; null when it is not there. */
    static @Nullable Instant instant(Field holder, String name, ZoneId zone) {
        var written = holder.text(name);
        if (written == null) {
            return null;
        }
        try {
            return switch (written.length()) {
                case YEAR -> Year.parse(written).atDay(1).atStartOfDay(zone).toInstant();
                case MONTH ->
                    YearMonth.parse(written).atDay(1).atStartOfDay(zone).toInstant();
                case DAY -> LocalDate.parse(written).atStartOfDay(zone).toInstant();
                default -> {
                    if (!Character.isDigit(written.charAt(0))) {
                        throw new DateTimeException("a year has four digits");
                    }
                    yield OffsetDateTime.parse(written).toInstant();
                }
            };
        } catch (DateTimeException e) {
            throw holder.child(name).refuse("is not a FHIR date");
        }
    }
}
