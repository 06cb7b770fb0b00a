package org.havenport.intake;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.chart.Flag;
import org.havenport.chart.Gist;
import org.jspecify.annotations.Nullable;

/** What an observation says, as one line shows it: value, unit, range and flag. */
final class Values {

    private static final String SYSTOLIC = "8480-6";
    private static final String DIASTOLIC = "8462-4";
    private static final int LONGEST_SCALE = 40;

    private Values() {}

    static Gist gist(Field observation, String title, @Nullable String by) {
        var quantity = observation.object("valueQuantity");
        if (!quantity.missing()) {
            return ofQuantity(observation, quantity, title, by);
        }
        var parts = observation.list("component");
        var text = text(observation);
        if (text == null && !parts.isEmpty()) {
            return ofParts(observation, parts, title, by);
        }
        return new Gist(title, text, null, null, null, flag(observation, null, null, null), by);
    }

    private static Gist ofQuantity(Field observation, Field quantity, String title, @Nullable String by) {
        var number = quantity.decimal("value");
        var unit = unit(quantity);
        var range = range(observation, unit);
        var low = range == null ? null : bound(range, "low", unit);
        var high = range == null ? null : bound(range, "high", unit);
        // "<5" is no number: it is never compared with a range here.
        var compared = quantity.has("comparator") ? null : number;
        return new Gist(title, amount(quantity), unit, low, high, flag(observation, compared, low, high), by);
    }

    /** Blood pressure as people write it; other parts one after the other. */
    private static Gist ofParts(Field observation, List<Field> parts, String title, @Nullable String by) {
        var flag = flag(observation, null, null, null);
        var systolic = part(parts, SYSTOLIC);
        var diastolic = part(parts, DIASTOLIC);
        if (systolic != null && diastolic != null) {
            var upper = systolic.object("valueQuantity");
            var lower = diastolic.object("valueQuantity");
            if (amount(upper) != null && amount(lower) != null) {
                return new Gist(title, amount(upper) + "/" + amount(lower), unit(upper), null, null, flag, by);
            }
        }
        var all = parts.stream()
                .map(part -> {
                    var value = part.has("valueQuantity") ? amountAndUnit(part.object("valueQuantity")) : text(part);
                    return value == null ? null : Concept.words(part.object("code")) + ": " + value;
                })
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return new Gist(title, all.isEmpty() ? null : all, null, null, null, flag, by);
    }

    private static @Nullable Field part(List<Field> parts, String loinc) {
        return parts.stream()
                .filter(part -> Concept.anyOf(List.of(part.object("code")), loinc))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(Field holder) {
        if (holder.has("valueString")) {
            return holder.text("valueString");
        }
        if (holder.has("valueCodeableConcept")) {
            return Concept.words(holder.object("valueCodeableConcept"));
        }
        if (holder.has("valueInteger")) {
            return plain(holder.decimal("valueInteger"));
        }
        if (holder.has("valueBoolean")) {
            return Boolean.TRUE.equals(holder.truth("valueBoolean")) ? "yes" : "no";
        }
        if (holder.has("valueRange")) {
            var range = holder.object("valueRange");
            return plain(range.object("low").decimal("value")) + "–" + amountAndUnit(range.object("high"));
        }
        if (holder.has("valueRatio")) {
            var ratio = holder.object("valueRatio");
            return amount(ratio.object("numerator")) + ":" + amountAndUnit(ratio.object("denominator"));
        }
        return holder.has("valueDateTime") ? holder.text("valueDateTime") : holder.text("valueTime");
    }

    private static @Nullable String amount(Field quantity) {
        var number = quantity.missing() ? null : quantity.decimal("value");
        return number == null ? null : quantity.text("comparator", "") + plain(number);
    }

    private static @Nullable String amountAndUnit(Field quantity) {
        var amount = amount(quantity);
        var unit = quantity.missing() ? null : unit(quantity);
        return amount == null || unit == null ? amount : amount + " " + unit;
    }

    private static @Nullable String unit(Field quantity) {
        var unit = quantity.text("unit");
        return unit == null ? quantity.text("code") : unit;
    }

    private static String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        return Math.abs((long) number.scale()) > LONGEST_SCALE ? number.toString() : number.toPlainString();
    }

    /** The range that holds for this patient: the only one, or the only one called normal. */
    private static @Nullable Field range(Field observation, @Nullable String unit) {
        var ranges = observation.list("referenceRange").stream()
                .filter(it -> it.has("low") || it.has("high"))
                .filter(it -> sameUnit(it.object("low"), unit) && sameUnit(it.object("high"), unit))
                .toList();
        if (ranges.size() == 1) {
            return ranges.getFirst();
        }
        var normal = ranges.stream()
                .filter(it -> it.has("type") && Concept.anyOf(List.of(it.object("type")), "normal"))
                .toList();
        return normal.size() == 1 ? normal.getFirst() : null;
    }

    private static boolean sameUnit(Field bound, @Nullable String unit) {
        var other = bound.missing() ? null : unit(bound);
        return other == null || other.equals(unit);
    }

    private static @Nullable BigDecimal bound(Field range, String end, @Nullable String unit) {
        var bound = range.object(end);
        var number = bound.missing() || !sameUnit(bound, unit) ? null : bound.decimal("value");
        return number == null || !Gist.isReadable(number) ? null : number;
    }

    /** The laboratory's own word first, on the whole or on any part of it; the gravest counts. */
    private static @Nullable Flag flag(
            Field observation, @Nullable BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        Set<String> said = new HashSet<>();
        Stream.concat(Stream.of(observation), observation.list("component").stream())
                .flatMap(it -> it.list("interpretation").stream())
                .forEach(it -> said.addAll(Concept.said(it)));
        return Flag.of(said, value, low, high);
    }
}
