package org.havenport.practice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.audit.AuditLine.Outcome;
import org.havenport.audit.AuditQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The search as it was typed; an empty text leaves a filter out.
 *
 * @param from the first day
 * @param to the last day
 * @param person the id of an account
 * @param record the id of a patient
 * @param before the number of the line the page follows
 */
record AuditForm(String from, String to, String person, String record, String action, String outcome, String before) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    AuditForm {
        from = from.strip();
        to = to.strip();
        person = person.strip();
        record = record.strip();
        action = action.strip();
        outcome = outcome.strip();
        before = before.strip();
    }

    /** What is wrong, by field; the value is the key of the words. */
    Map<String, String> wrong() {
        var wrong = new LinkedHashMap<String, String>();
        if (!from.isEmpty() && day(from) == null) {
            wrong.put("from", "practice.audit.wrong.from");
        }
        var last = day(to);
        var first = day(from);
        if (!to.isEmpty() && last == null) {
            wrong.put("to", "practice.audit.wrong.to");
        } else if (first != null && last != null && last.isBefore(first)) {
            wrong.put("to", "practice.audit.wrong.order");
        }
        unless(wrong, person, ID, "person");
        unless(wrong, record, ID, "record");
        unless(wrong, action, ACTION, "action");
        if (!outcome.isEmpty() && chosen() == null) {
            wrong.put("outcome", "practice.audit.wrong.outcome");
        }
        return wrong;
    }

    private static void unless(Map<String, String> wrong, String typed, Pattern good, String field) {
        if (!typed.isEmpty() && !good.matcher(typed).matches()) {
            wrong.put(field, "practice.audit.wrong." + field);
        }
    }

    /** The question; only when nothing is {@link #wrong()}. Days are those of the practice. */
    AuditQuery query(ZoneId zone) {
        var last = day(to);
        return new AuditQuery(
                start(day(from), zone),
                last == null ? null : start(last.plusDays(1), zone),
                person.isEmpty() ? null : UUID.fromString(person),
                record.isEmpty() ? null : UUID.fromString(record),
                action.isEmpty() ? null : action,
                chosen(),
                NUMBER.matcher(before).matches() ? Long.valueOf(before) : null);
    }

    /** The address of this search with one field filled in; it begins with the first page. */
    String with(String field, String value) {
        var address = UriComponentsBuilder.fromPath("/staff/audit");
        fields().forEach((name, typed) -> {
            var filled = name.equals(field) ? value : typed;
            if (!filled.isEmpty()) {
                address.queryParam(name, filled);
            }
        });
        if (field.equals("before")) {
            address.queryParam("before", value);
        }
        return address.encode().toUriString();
    }

    boolean anything() {
        return fields().values().stream().anyMatch(typed -> !typed.isEmpty());
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("from", from);
        fields.put("to", to);
        fields.put("person", person);
        fields.put("record", record);
        fields.put("action", action);
        fields.put("outcome", outcome);
        return fields;
    }

    private @Nullable Outcome chosen() {
        for (var known : Outcome.values()) {
            if (known.name().equals(outcome)) {
                return known;
            }
        }
        return null;
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            var day = typed.isEmpty() ? null : LocalDate.parse(typed);
            return day == null || day.getYear() < 1900 || day.getYear() > 2999 ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
