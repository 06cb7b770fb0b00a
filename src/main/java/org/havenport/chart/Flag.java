package org.havenport.chart;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a value stands to its reference range, from the laboratory's own interpretation first (HL7 v3 ObservationInterpretation). */
public enum Flag {
    NORMAL,
    LOW,
    HIGH,
    ABNORMAL,
    CRITICAL_LOW,
    CRITICAL_HIGH,
    CRITICAL;

    /** How laboratories write it beside the standard's codes. */
    private static final Pattern GRAVE =
            Pattern.compile("CRITICAL|PANIC|(?<![A-Z])(CRIT|ALERT|HHH?|LLL?|AAA?)(?![A-Z])");

    /** Whether somebody must be told before they read it. */
    public boolean isCritical() {
        return this == CRITICAL || this == CRITICAL_LOW || this == CRITICAL_HIGH;
    }

    /**
     * The flag of a value.
     *
     * @param interpretations codes and words of the laboratory; the gravest wins over everything computed here
     * @return null when neither a flag nor a range with a value is known
     */
    public static @Nullable Flag of(
            Set<String> interpretations,
            @Nullable BigDecimal value,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {
        Flag gravest = null;
        for (var code : interpretations) {
            var flag = ofInterpretation(code);
            if (flag != null && (gravest == null || flag.compareTo(gravest) > 0)) {
                gravest = flag;
            }
        }
        if (gravest != null || value == null || (low == null && high == null)) {
            return gravest;
        }
        if (low != null && value.compareTo(low) < 0) {
            return LOW;
        }
        return high != null && value.compareTo(high) > 0 ? HIGH : NORMAL;
    }

    /** Codes and words with which an observation, or a part of one, is interpreted by its laboratory. */
    public static Set<String> said(JsonNode observation) {
        var said = new HashSet<String>();
        for (var concept : observation.path("interpretation")) {
            said.add(concept.path("text").asString(""));
            for (var coding : concept.path("coding")) {
                said.add(coding.path("code").asString(""));
                said.add(coding.path("display").asString(""));
            }
        }
        return said;
    }

    private static @Nullable Flag ofInterpretation(String written) {
        var code = written.replace("*", "").strip().toUpperCase(Locale.ROOT);
        return switch (code) {
            case "LL", "LLL" -> CRITICAL_LOW;
            case "HH", "HHH" -> CRITICAL_HIGH;
            case "AA" -> CRITICAL;
            case "L", "LU" -> LOW;
            case "H", "HU" -> HIGH;
            case "A" -> ABNORMAL;
            case "N" -> NORMAL;
            default -> GRAVE.matcher(code).find() ? CRITICAL : null;
        };
    }
}
