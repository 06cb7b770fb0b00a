package org.havenport.journeys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A bundle of one patient as a laboratory builds it, piece by piece. */
final class Parcel {

    private static final String PATIENT = "urn:uuid:00000000-0000-0001-0000-000000000000";

    private final List<String> entries = new ArrayList<>();
    private final Instant taken;

    private Parcel(Instant taken) {
        this.taken = taken;
    }

    /** Of somebody, with nothing in it yet. */
    static Parcel of(String family, String number, LocalDate born, Instant taken) {
        var parcel = new Parcel(taken);
        parcel.add("Patient", PATIENT, """
                "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                 "system":"urn:oid:2.16.840.1.113883.19.5","value":"%s"}],
                "name":[{"use":"official","family":"%s","given":["Ann"]}],"gender":"female","birthDate":"%s",
                "telecom":[{"system":"phone","value":"(541) 555-0187","use":"mobile"}],
                "address":[{"line":["12 Alder Lane"],"city":"Cedar Hollow","state":"OR","postalCode":"97000"}],
                "communication":[{"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"en"}]},"preferred":true}]
                """.formatted(number, family, born));
        return parcel;
    }

    /** A test with an answer in words; returns where it stands. */
    String said(String loinc, String title, String answer) {
        return observation(loinc, title, "\"valueString\":\"%s\"".formatted(answer));
    }

    /** A value within its range. */
    String value(String loinc, String title, String value, String unit) {
        return observation(
                loinc,
                title,
                "\"valueQuantity\":{\"value\":%s,\"unit\":\"%s\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"%s\"}"
                        .formatted(value, unit, unit));
    }

    private String observation(String loinc, String title, String value) {
        return add("Observation", null, """
                "status":"final","category":[{"coding":[{"system":
                 "http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"%s","display":"%s"}],"text":"%s"},
                "subject":{"reference":"%s"},"effectiveDateTime":"%s","issued":"%s",%s,
                "interpretation":[{"coding":[{"system":
                 "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"N"}]}]
                """.formatted(loinc, title, title, PATIENT, taken, taken, value));
    }

    /** A report of these; of a section such as {@code LAB} or {@code PAT}, with words of its own. */
    String report(String section, String loinc, String title, String conclusion, String... members) {
        return add("DiagnosticReport", null, """
                "status":"final","category":[{"coding":[{"system":
                 "http://terminology.hl7.org/CodeSystem/v2-0074","code":"%s"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"%s","display":"%s"}],"text":"%s"},
                "subject":{"reference":"%s"},"effectiveDateTime":"%s","issued":"%s",%s
                "conclusion":"%s"
                """.formatted(
                        section,
                        loinc,
                        title,
                        title,
                        PATIENT,
                        taken,
                        taken,
                        members.length == 0
                                ? ""
                                : "\"result\":[{\"reference\":\"%s\"}],"
                                        .formatted(String.join("\"},{\"reference\":\"", members)),
                        conclusion));
    }

    private String add(String type, @org.jspecify.annotations.Nullable String known, String said) {
        var url = known == null ? "urn:uuid:" + UUID.randomUUID() : known;
        entries.add(
                "{\"fullUrl\":\"%s\",\"resource\":{\"resourceType\":\"%s\",%s},\"request\":{\"method\":\"POST\",\"url\":\"%s\"}}"
                        .formatted(url, type, said, type));
        return url;
    }

    @Override
    public String toString() {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[%s]}"
                .formatted(String.join(",", entries));
    }
}
