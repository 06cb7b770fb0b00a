package org.havenport.policies;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.havenport.home.Errors;
import org.havenport.home.Words;
import org.havenport.protocols.FederalHoliday;
import org.havenport.protocols.PlaceHours;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a place as they were typed; the names of the fields are their ids on the page: {@code monday.0.from},
 * {@code day.3.kind}, {@code holiday.CHRISTMAS_DAY}.
 */
record HoursForm(Map<String, String> typed) {

    static final List<String> KINDS = List.of("closed", "until", "hours", "open");
    private static final int MOST_DAYS = 400;
    private static final int EMPTY_ROWS = 2;
    private static final int LONGEST_NAME = 200;

    /** What is in force, to be changed. */
    static HoursForm of(PlaceHours hours, LocalDate from, String state) {
        var typed = new TreeMap<String, String>();
        typed.put("name", hours.name());
        typed.put("zone", hours.zone());
        typed.put("from", from.toString());
        typed.put("was", state);
        hours.week().forEach((day, written) -> spans(typed, name(day), written));
        typed.put("keeps", hours.federal() == null ? "practice" : "own");
        if (hours.federal() != null) {
            hours.federal().lines().forEach(it -> typed.put("holiday." + it.strip(), "on"));
        }
        var days = hours.days().lines().toList();
        for (int row = 0; row < days.size(); row++) {
            day(typed, "day." + row + ".", days.get(row));
        }
        return new HoursForm(typed);
    }

    private static void spans(Map<String, String> typed, String prefix, String written) {
        var spans = written.isBlank() ? List.<String>of() : List.of(written.split(","));
        for (int span = 0; span < spans.size(); span++) {
            var ends = spans.get(span).split("[-–]");
            typed.put(prefix + "." + span + ".from", ends[0].strip());
            typed.put(prefix + "." + span + ".to", ends[1].strip().replace("24:00", "00:00"));
        }
    }

    private static void day(Map<String, String> typed, String prefix, String written) {
        var words = written.split(" ");
        typed.put(prefix + "date", words[0]);
        typed.put(prefix + "kind", words.length == 1 ? "closed" : words[1]);
        if (words.length > 2) {
            var ends = words[2].split("-");
            typed.put(prefix + "to", ends[ends.length - 1].replace("24:00", "00:00"));
            typed.put(prefix + "from", ends.length > 1 ? ends[0] : "");
        }
    }

    static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    String of(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    boolean has(FederalHoliday holiday) {
        return !of("holiday." + holiday.name()).isEmpty();
    }

    /** Rows of single days: those typed, and some empty ones. */
    int rows() {
        return Math.min(MOST_DAYS, last() + 1 + EMPTY_ROWS);
    }

    /** How many times a day opens in the form. */
    int spans(DayOfWeek day) {
        int most = 2;
        while (!of(name(day) + "." + most + ".from").isEmpty()) {
            most++;
        }
        return most;
    }

    private int last() {
        return typed.keySet().stream()
                .filter(it -> it.matches("day\\.[0-9]{1,3}\\.date") && !of(it).isEmpty())
                .mapToInt(it -> Integer.parseInt(it.split("\\.")[1]))
                .max()
                .orElse(-1);
    }

    /** The hours, as far as they can be read. */
    PlaceHours hours(boolean main, String name) {
        var week = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var spans = new ArrayList<String>();
            for (int span = 0; span < spans(day); span++) {
                var prefix = name(day) + "." + span + ".";
                if (!of(prefix + "from").isEmpty()) {
                    spans.add(of(prefix + "from") + "-" + end(prefix));
                }
            }
            week.put(day, String.join(", ", spans));
        }
        var days = new ArrayList<String>();
        for (int row = 0; row <= last(); row++) {
            var prefix = "day." + row + ".";
            if (!of(prefix + "date").isEmpty()) {
                days.add(of(prefix + "date") + day(prefix));
            }
        }
        var federal = List.of(FederalHoliday.values()).stream()
                .filter(this::has)
                .map(Enum::name)
                .collect(Collectors.joining("\n"));
        var own = main || of("keeps").equals("own");
        return new PlaceHours(name, of("zone"), week, own ? federal : null, String.join("\n", days));
    }

    private String day(String prefix) {
        return switch (of(prefix + "kind")) {
            case "until" -> " until " + of(prefix + "to");
            case "hours" -> " hours " + of(prefix + "from") + "-" + end(prefix);
            case "open" -> " open";
            default -> "";
        };
    }

    private String end(String prefix) {
        var to = time(prefix + "to");
        return LocalTime.MIDNIGHT.equals(to) ? "24:00" : of(prefix + "to");
    }

    /** What is wrong, each at its field. */
    Errors errors(Words words, boolean main, List<String> otherNames) {
        var errors = Errors.none();
        if (!main
                && (of("name").isEmpty()
                        || of("name").length() > LONGEST_NAME
                        || of("name").chars().anyMatch(Character::isISOControl))) {
            errors = errors.and("name", words.say("policies.hours.wrong.name"));
        } else if (!main && otherNames.contains(of("name"))) {
            errors = errors.and("name", words.say("policies.hours.wrong.taken"));
        }
        if (!isZone(of("zone"))) {
            errors = errors.and("zone", words.say("policies.hours.wrong.zone"));
        }
        for (var day : DayOfWeek.values()) {
            LocalTime before = null;
            for (int span = 0; span < spans(day); span++) {
                var prefix = name(day) + "." + span + ".";
                if (of(prefix + "from").isEmpty() && of(prefix + "to").isEmpty()) {
                    continue;
                }
                errors = span(errors, words, prefix);
                var from = time(prefix + "from");
                if (before != null && from != null && (before.equals(LocalTime.MIDNIGHT) || from.isBefore(before))) {
                    errors = errors.and(prefix + "from", words.say("policies.hours.wrong.overlap"));
                }
                before = time(prefix + "to");
            }
        }
        return days(errors, words);
    }

    private Errors days(Errors before, Words words) {
        var errors = before;
        var known = new HashSet<LocalDate>();
        for (int row = 0; row <= last(); row++) {
            var prefix = "day." + row + ".";
            if (of(prefix + "date").isEmpty()) {
                continue;
            }
            var date = ProposalForm.day(of(prefix + "date"));
            if (date == null) {
                errors = errors.and(prefix + "date", words.say("policies.wrong.day"));
            } else if (!known.add(date)) {
                errors = errors.and(prefix + "date", words.say("policies.hours.wrong.twice"));
            }
            var kind = of(prefix + "kind");
            if (!KINDS.contains(kind)) {
                errors = errors.and(prefix + "kind", words.say("policies.hours.wrong.kind"));
            } else if (kind.equals("hours")) {
                errors = span(errors, words, prefix);
            } else if (kind.equals("until")
                    && (time(prefix + "to") == null || end(prefix).equals("24:00"))) {
                errors = errors.and(prefix + "to", words.say("policies.hours.wrong.time"));
            }
        }
        return errors;
    }

    private Errors span(Errors errors, Words words, String prefix) {
        var from = time(prefix + "from");
        var to = time(prefix + "to");
        if (from == null || to == null) {
            var field = prefix + (from == null ? "from" : "to");
            return errors.and(
                    field, words.say(of(field).isEmpty() ? "policies.hours.wrong.half" : "policies.hours.wrong.time"));
        }
        return to.equals(LocalTime.MIDNIGHT) || from.isBefore(to)
                ? errors
                : errors.and(prefix + "to", words.say("policies.hours.wrong.end"));
    }

    private @Nullable LocalTime time(String field) {
        try {
            return of(field).matches("[0-9]{2}:[0-9]{2}") ? LocalTime.parse(of(field)) : null;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static boolean isZone(String id) {
        try {
            return id.length() < 60 && ZoneId.of(id).getId().contains("/");
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
