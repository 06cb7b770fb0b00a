package org.havenport.chart;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A code of a terminology, for example LOINC 2823-3. It is stored blinded, so that a dump does not tell who had which test. */
public record Code(String system, String code) {

    /** The LOINC system. */
    public static final String LOINC = "http://loinc.org";

    /** How senders write that system besides: as an address, as its number, or as HL7 v2 names it (table 0396). */
    private static final Set<String> LOINC_TOO = Set.of(
            "http://loinc.org/",
            "https://loinc.org",
            "https://loinc.org/",
            "http://www.loinc.org",
            "urn:oid:2.16.840.1.113883.6.1",
            "2.16.840.1.113883.6.1",
            "ln",
            "loinc");

    /** The LOINC code; null for a code of another terminology, and for none. */
    public static @Nullable String loinc(@Nullable Code code) {
        return code != null && isLoinc(code.system()) ? code.code() : null;
    }

    /** Whether a system is LOINC, however its sender writes it. */
    public static boolean isLoinc(String system) {
        return system.equals(LOINC) || LOINC_TOO.contains(system.strip().toLowerCase(Locale.ROOT));
    }

    String blindable() {
        return system + "|" + code;
    }
}
