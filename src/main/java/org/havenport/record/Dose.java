package org.havenport.record;

import java.math.BigDecimal;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How to take a medicine, in words: those of the prescriber, else made of the numbers that were sent. */
final class Dose {

    private static final int PARTS = 6;

    private final Words words;
    private final Standpoint at;

    Dose(Words words, Standpoint at) {
        this.words = words;
        this.at = at;
    }

    /** Of the code a list line holds: {@code amount|unit|times|period|unit of time|as needed}; null when it says nothing. */
    @Nullable
    String of(@Nullable String mark) {
        var parts = mark == null ? new String[0] : mark.split("\\|", -1);
        return parts.length == PARTS ? say(parts) : null;
    }

    /** Of a FHIR dosage; null when it says nothing. */
    @Nullable
    String of(JsonNode dosage) {
        for (var told : new String[] {"text", "patientInstruction"}) {
            var text = dosage.path(told).asString("");
            if (!text.isBlank()) {
                return text;
            }
        }
        var dose = dosage.path("doseAndRate").path(0).path("doseQuantity");
        var repeat = dosage.path("timing").path("repeat");
        return say(new String[] {
            number(dose.path("value")),
            dose.path("unit").asString(""),
            number(repeat.path("frequency")),
            number(repeat.path("period")),
            repeat.path("periodUnit").asString(""),
            dosage.path("asNeededBoolean").asBoolean(false) ? "y" : ""
        });
    }

    private @Nullable String say(String[] parts) {
        var dose = parts[0].isEmpty()
                ? ""
                : parts[1].isEmpty()
                        ? words.say("record.dose.amount", new BigDecimal(parts[0]))
                        : words.say("record.dose.of", parts[0], parts[1]);
        var often = often(parts[2], parts[3], parts[4]);
        var said = dose.isEmpty() || often.isEmpty() ? dose + often : words.say("record.dose.often", dose, often);
        if (!parts[5].isEmpty()) {
            said = said.isEmpty() ? at.say(words, "record.dose.needed") : at.say(words, "record.dose.needed-too", said);
        }
        return said.isEmpty() ? null : Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    private String often(String times, String period, String unit) {
        if (times.isEmpty() || period.isEmpty() || !words.has("record.dose.per." + unit)) {
            return "";
        }
        var every = new BigDecimal(period);
        return every.compareTo(BigDecimal.ONE) == 0
                ? words.say("record.dose.per." + unit, new BigDecimal(times))
                : words.say("record.dose.every." + unit, new BigDecimal(times), every);
    }

    private static String number(JsonNode node) {
        return node.isNumber()
                        && node.decimalValue().precision() <= 8
                        && Math.abs(node.decimalValue().scale()) <= 6
                ? node.decimalValue().signum() == 0
                        ? "0"
                        : node.decimalValue().stripTrailingZeros().toPlainString()
                : "";
    }
}
