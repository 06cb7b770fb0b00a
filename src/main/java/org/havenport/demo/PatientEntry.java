package org.havenport.demo;

import java.util.UUID;

/** Writes who a patient is, and the relatives the practice knows. */
final class PatientEntry {

    private final BundleWriter out;
    private final Person person;

    PatientEntry(BundleWriter out, Person person) {
        this.out = out;
        this.person = person;
    }

    void write() {
        out.entry(person.id(), "Patient", "patient", () -> {
            out.array(
                    "extension",
                    () -> out.item(() -> {
                        out.text("url", "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex");
                        out.text("valueCode", person.female() ? "F" : "M");
                    }));
            identifier();
            out.flag("active", true);
            out.array(
                    "name",
                    () -> out.item(() -> {
                        out.text("use", "official");
                        out.text("family", person.family());
                        out.strings("given", person.given());
                    }));
            telecom();
            out.text("gender", person.female() ? "female" : "male");
            out.text("birthDate", person.born().toString());
            out.array(
                    "address",
                    () -> out.item(() -> {
                        out.text("use", "home");
                        Facility.address(out, person.street());
                    }));
            language();
            out.references("generalPractitioner", java.util.List.of(Colleague.ELLIS.reference()));
            out.reference("managingOrganization", Facility.PRACTICE);
        });
    }

    private void identifier() {
        out.array(
                "identifier",
                () -> out.item(() -> {
                    out.text("use", "usual");
                    out.concept("type", "Medical record number", Coding.hl7("v2-0203", "MR", "Medical record number"));
                    out.text("system", Facility.RECORD_NUMBERS);
                    out.text("value", person.recordNumber());
                    out.object("assigner", () -> out.insideReference(Facility.PRACTICE));
                }));
    }

    private void telecom() {
        out.array("telecom", () -> {
            contact("phone", person.mobile(), "mobile");
            contact("phone", person.home(), "home");
            contact("email", person.email(), "home");
        });
    }

    private void language() {
        var spanish = person.language().equals("es");
        out.array(
                "communication",
                () -> out.item(() -> {
                    var name = spanish ? "Spanish" : "English";
                    out.concept("language", name, new Coding("urn:ietf:bcp:47", person.language(), name));
                    out.flag("preferred", true);
                }));
    }

    /** Ben, who may act for Ann, and Paul, Iris's father. */
    void writeRelatives(UUID id) {
        switch (person.index()) {
            case Known.ANN -> relative(id, "Ben", "Whitfield", "SPS", "spouse", "(541) 555-0121");
            case Known.IRIS -> relative(id, "Paul", "Sandoval", "FTH", "father", "(541) 555-0171");
            default -> {}
        }
    }

    private void relative(UUID id, String given, String family, String code, String relation, String phone) {
        out.entry(id, "RelatedPerson", "relatedperson", () -> {
            out.flag("active", true);
            out.reference("patient", Ref.to(person.id()));
            out.concepts("relationship", relation, Coding.hl7("v3-RoleCode", code, relation));
            out.array(
                    "name",
                    () -> out.item(() -> {
                        out.text("family", family);
                        out.strings("given", given);
                    }));
            out.array("telecom", () -> contact("phone", phone, "mobile"));
        });
    }

    private void contact(String system, String value, String use) {
        out.item(() -> {
            out.text("system", system);
            out.text("value", value);
            out.text("use", use);
        });
    }
}
