package org.havenport.demo;

import org.jspecify.annotations.Nullable;

/** A code of a code system, and how it reads. */
record Coding(String system, String code, @Nullable String display) {

    static final String LOINC = "http://loinc.org";
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

    static Coding loinc(String code, String display) {
        return new Coding(LOINC, code, display);
    }

    static Coding snomed(String code, String display) {
        return new Coding("http://snomed.info/sct", code, display);
    }

    static Coding rxnorm(String code, String display) {
        return new Coding("http://www.nlm.nih.gov/research/umls/rxnorm", code, display);
    }

    static Coding cvx(String code, String display) {
        return new Coding("http://hl7.org/fhir/sid/cvx", code, display);
    }

    static Coding icd10(String code, String display) {
        return new Coding("http://hl7.org/fhir/sid/icd-10-cm", code, display);
    }

    /** A code of one of HL7's own systems, for example {@code "v2-0203"}. */
    static Coding hl7(String system, String code) {
        return new Coding(HL7 + system, code, null);
    }

    static Coding hl7(String system, String code, String display) {
        return new Coding(HL7 + system, code, display);
    }
}
