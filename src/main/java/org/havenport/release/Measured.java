package org.havenport.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.havenport.chart.Arrival;
import org.havenport.chart.Code;
import org.havenport.chart.Gist;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value as a laboratory sent it.
 *
 * @param codes of the analyte in LOINC; where none was sent, that of its name
 * @param value as text; a number may have {@code <} or {@code >} before it
 * @param unit as printed, or null
 * @param ucum the code of the unit, or null
 */
record Measured(
        String title,
        List<String> codes,
        @Nullable String value,
        @Nullable String unit,
        @Nullable String ucum) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NUMBER =
            Pattern.compile("\\s*([<>]?=?)\\s*([-+]?[0-9]{1,12}(?:[.][0-9]{1,12})?)(.{0,40})");

    /** The one that is also a list's line. */
    static Measured of(Arrival arrival) {
        var gist = arrival.gist();
        return new Measured(gist.title(), coded(loinc(arrival.codes()), gist.title()), gist.value(), gist.unit(), null);
    }

    private static List<String> coded(List<String> codes, String title) {
        return codes.isEmpty() ? AnalyteNames.codes(title) : codes;
    }

    /** With the code of its unit, and with the parts of which it may consist: for this the resource is read. */
    static List<Measured> readIn(Arrival arrival) {
        try {
            var body = JSON.readTree(arrival.body());
            var whole = of(arrival);
            var all = new ArrayList<Measured>();
            // The line of a list is cut, and shows no note.
            var value = body.path("valueString").asString(whole.value == null ? noted(body) : whole.value);
            all.add(new Measured(whole.title, whole.codes, value, whole.unit, code(body.path("valueQuantity"))));
            for (var part : body.path("component")) {
                all.add(part(part));
            }
            Inside.of(arrival).forEach(it -> all.add(it.measured()));
            return all;
        } catch (JacksonException unreadable) {
            return List.of(of(arrival));
        }
    }

    /** What a laboratory wrote where it sent no value; null when it wrote nothing. */
    private static @Nullable String noted(JsonNode body) {
        var notes = new StringJoiner(" ");
        body.path("note").forEach(note -> notes.add(note.path("text").asString("")));
        return notes.length() == 0 ? null : notes.toString();
    }

    /** A part of a value, or a value that stands inside a report. */
    static Measured part(JsonNode part) {
        var codes = new ArrayList<String>();
        for (var coding : part.path("code").path("coding")) {
            if (Code.isLoinc(coding.path("system").asString(""))) {
                codes.add(coding.path("code").asString(""));
            }
        }
        var quantity = part.path("valueQuantity");
        var number = quantity.path("value").isNumber() ? quantity.path("value").decimalValue() : null;
        var value = number == null || !Gist.isReadable(number)
                ? part.path("valueString").asString(null)
                : quantity.path("comparator").asString("") + number.toPlainString();
        var text = part.path("code").path("text").asString("");
        var title = text.isEmpty()
                ? part.path("code").path("coding").path(0).path("display").asString("")
                : text;
        return new Measured(
                title, coded(codes, title), value, quantity.path("unit").asString(null), code(quantity));
    }

    private static @Nullable String code(JsonNode quantity) {
        return quantity.path("code").asString(null);
    }

    private static List<String> loinc(List<Code> codes) {
        return codes.stream()
                .filter(c -> Code.isLoinc(c.system()))
                .map(Code::code)
                .toList();
    }

    /** The value as a span; null when it is none that can be compared. */
    @Nullable
    Span span() {
        if (value == null) {
            return null;
        }
        var read = NUMBER.matcher(value);
        if (!read.matches() || read.group(3).chars().anyMatch(Character::isDigit)) {
            return null;
        }
        var number = new BigDecimal(read.group(2));
        return switch (read.group(1)) {
            case "<", "<=" -> new Span(null, number);
            case ">", ">=" -> new Span(number, null);
            default -> new Span(number, number);
        };
    }

    /** Whether somebody should look because it may hide a number. */
    boolean mayHideANumber() {
        return value != null && value.chars().anyMatch(Character::isDigit);
    }

    String shown() {
        var said = value == null ? "" : value;
        return unit == null ? said : said + " " + unit;
    }

    /** Between what a value lies; null where it is open. */
    record Span(@Nullable BigDecimal least, @Nullable BigDecimal most) {

        Span times(BigDecimal factor) {
            return new Span(least == null ? null : least.multiply(factor), most == null ? null : most.multiply(factor));
        }

        boolean isSurelyAtMost(BigDecimal limit) {
            return most != null && most.compareTo(limit) <= 0;
        }

        boolean isSurelyAtLeast(BigDecimal limit) {
            return least != null && least.compareTo(limit) >= 0;
        }

        boolean mayBeAtMost(BigDecimal limit) {
            return least == null || least.compareTo(limit) <= 0;
        }

        boolean mayBeAtLeast(BigDecimal limit) {
            // "<0.3" does not reach a limit of 0.3.
            return most == null || most.compareTo(limit) > 0 || least != null && least.compareTo(limit) >= 0;
        }
    }
}
