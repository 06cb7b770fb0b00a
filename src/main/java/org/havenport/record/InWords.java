package org.havenport.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says a piece of a FHIR resource in words, whatever form it has; null when it says nothing. */
final class InWords {

    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d(T.*)?)?)?");
    private static final Pattern TAG = Pattern.compile(
            " \\((procedure|finding|disorder|situation|regime/therapy|event|observable entity|physical object|record artifact|environment|person|occupation|substance|product)\\)$");

    private final Words words;
    private final Map<String, String> names;

    InWords(Words words, Map<String, String> names) {
        this.words = words;
        this.names = names;
    }

    /** A name of a terminology without the tag that only its editors need. */
    static String plain(String title) {
        var plain = TAG.matcher(title).replaceFirst("");
        return plain.isEmpty() ? title : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /** The name behind a reference, or what is written. */
    @Nullable
    String name(@Nullable String written) {
        if (written == null) {
            return null;
        }
        return written.indexOf('/') > 0 ? names.get(written) : written;
    }

    /** @param key under which the codes of this field have their words */
    @Nullable
    String told(String key, JsonNode node) {
        if (node.isArray()) {
            var said = StreamSupport.stream(node.spliterator(), false)
                    .map(part -> told(key, part))
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining("; "));
            return said.isEmpty() ? null : said;
        }
        if (node.isNumber()) {
            return number(node);
        }
        if (node.isBoolean()) {
            return words.say(node.booleanValue() ? "record.yes" : "record.no");
        }
        return node.isString() ? text(key, node.stringValue()) : node.isObject() ? object(key, node) : null;
    }

    private @Nullable String text(String key, String text) {
        if (text.isBlank()) {
            return null;
        }
        var code = "record.code." + key + "." + text;
        if (words.has(code)) {
            return words.say(code);
        }
        return DATE.matcher(text).matches() ? date(text) : text.strip();
    }

    private @Nullable String object(String key, JsonNode it) {
        if (it.has("coding") || it.path("text").isString()) {
            return concept(key, it);
        }
        if (it.has("reference") || it.has("display")) {
            var display = it.path("display").asString("");
            return display.isBlank() ? names.get(it.path("reference").asString("")) : display;
        }
        if (it.has("value")) {
            return quantity(it);
        }
        if (it.has("start") || it.has("end")) {
            return period(it);
        }
        if (it.has("manifestation")) {
            return with(told(key, it.path("manifestation")), told("severity", it.path("severity")));
        }
        if (it.has("detail")) {
            return object(key, it.path("detail"));
        }
        if (it.has("code")) {
            return measured(key, it);
        }
        for (var person : new String[] {"actor", "member", "individual", "condition"}) {
            if (it.has(person)) {
                return with(told(key, it.path(person)), told("role", it.path("role")));
            }
        }
        return told(key, it.path("description"));
    }

    private @Nullable String measured(String key, JsonNode it) {
        var what = told(key, it.path("code"));
        for (var name : it.propertyNames()) {
            if (name.startsWith("value")) {
                return words.say("record.part", String.valueOf(what), String.valueOf(told(key, it.path(name))));
            }
        }
        return with(what, told("status", it.path("status")));
    }

    private @Nullable String with(@Nullable String what, @Nullable String more) {
        return what == null || more == null ? what : words.say("record.with", what, more);
    }

    private @Nullable String concept(String key, JsonNode it) {
        var code = it.path("coding").path(0).path("code").asString("");
        if (words.has("record.code." + key + "." + code)) {
            return words.say("record.code." + key + "." + code);
        }
        var text = it.path("text").asString("");
        if (!text.isBlank()) {
            return plain(text.strip());
        }
        var display = it.path("coding").path(0).path("display").asString("");
        return !display.isBlank() ? plain(display) : code.isBlank() ? null : code;
    }

    private @Nullable String quantity(JsonNode it) {
        var value = it.path("value");
        if (!value.isNumber()) {
            return told("value", value);
        }
        var unit = it.path("unit").asString(it.path("code").asString(""));
        var amount = it.path("comparator").asString("") + number(value);
        return unit.isBlank() || unit.equals("1") ? amount : amount + " " + unit;
    }

    private @Nullable String period(JsonNode it) {
        var from = told("start", it.path("start"));
        var to = told("end", it.path("end"));
        if (from == null || to == null) {
            return from == null ? to == null ? null : words.say("record.until", to) : words.say("record.since", from);
        }
        return from.equals(to) ? from : words.say("record.from-to", from, to);
    }

    private String number(JsonNode node) {
        BigDecimal number = node.decimalValue();
        return words.number(
                number.signum() == 0 || number.scale() <= 0
                        ? number
                        : number.stripTrailingZeros().scale() <= 0
                                ? number.setScale(0, java.math.RoundingMode.UNNECESSARY)
                                : number);
    }

    private String date(String written) {
        try {
            return switch (written.length()) {
                case 4 -> String.valueOf(Year.parse(written).getValue());
                case 7 -> words.shortDate(YearMonth.parse(written).atDay(1), true);
                case 10 -> words.date(LocalDate.parse(written));
                default -> words.dateTime(OffsetDateTime.parse(written).toInstant());
            };
        } catch (DateTimeException odd) {
            return written;
        }
    }
}
