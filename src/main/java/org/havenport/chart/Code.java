package org.havenport.chart;

/** A code of a terminology, for example LOINC 2823-3. It is stored blinded, so that a dump does not tell who had which test. */
public record Code(String system, String code) {

    /** The LOINC system. */
    public static final String LOINC = "http://loinc.org";

    String blindable() {
        return system + "|" + code;
    }
}
