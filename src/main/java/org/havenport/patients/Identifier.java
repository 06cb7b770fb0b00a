package org.havenport.patients;

import java.util.Locale;
import java.util.Objects;

/**
 * A number somebody gave to a patient. Only its keyed hash is kept; of all kinds only the record number is ever shown.
 *
 * @param kind what it is
 * @param system who numbers, a URI as in FHIR; numbers of different systems never agree
 * @param value the number
 */
public record Identifier(Kind kind, String system, String value) {

    public Identifier {
        Objects.requireNonNull(kind);
        value = value.strip();
    }

    /** What an identifier is; the codes are those of HL7 table 0203. */
    public enum Kind {
        /** The number of the record at the facility: strong enough to match with the birth date alone. */
        RECORD_NUMBER,
        /** Matched on, never shown. */
        SOCIAL_SECURITY,
        /** Matched on, never shown. */
        PASSPORT,
        /** Matched on, never shown. */
        DRIVERS_LICENCE,
        /** A member, account or foreign number. */
        OTHER;

        /** The kind behind a code of table 0203. */
        public static Kind ofCode(String code) {
            return switch (code) {
                case "MR", "MRN", "PI" -> RECORD_NUMBER;
                case "SS", "SB" -> SOCIAL_SECURITY;
                case "PPN" -> PASSPORT;
                case "DL" -> DRIVERS_LICENCE;
                default -> OTHER;
            };
        }
    }

    /** Whether it says anything: {@code 000-00-0000} and {@code 999999999} are given to everybody. */
    boolean tells() {
        var plain = value.replaceAll("[^\\p{L}\\p{N}]", "");
        return plain.length() > 1 && plain.chars().distinct().count() > 1 && !"123456789".equals(plain);
    }

    /** What is hashed. */
    String normal() {
        return system.strip() + '|' + value.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Identifier[" + kind + "]";
    }
}
