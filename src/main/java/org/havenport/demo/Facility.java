package org.havenport.demo;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Cedar Hollow Family Practice: its organisations, its location and the people who treat, as one bundle. */
final class Facility {

    static final String NAME = "Cedar Hollow Family Practice";
    static final String LABORATORY = "Mill Valley Lab";
    static final String PHONE = "(541) 555-0142";
    static final String STREET = "218 Mill Road";
    static final String CITY = "Cedar Hollow";
    static final String STATE = "OR";
    static final String POSTAL_CODE = "97000";
    static final String PROVIDERS = "http://hl7.org/fhir/sid/us-npi";
    static final String PLACES = "https://cedar-hollow.example.org/places";
    static final String RECORD_NUMBERS = "https://cedar-hollow.example.org/record-numbers";

    static final Ref PRACTICE = place("Organization", "practice", NAME);
    static final Ref LAB = place("Organization", "laboratory", LABORATORY);
    static final Ref MILL_ROAD = place("Location", "mill-road", STREET);

    /** A clinic in the next state over, which orders for some of the practice's patients. */
    static final Ref ACROSS_THE_BORDER =
            new Ref("Practitioner?identifier=" + PROVIDERS + "|9990000199", "Dr. Rosa Lim");

    private Facility() {}

    static byte[] bundle(RandomGenerator ids) {
        var out = new BundleWriter();
        organization(out, People.id(ids), "practice", NAME);
        organization(out, People.id(ids), "laboratory", LABORATORY);
        out.entry(People.id(ids), "Location", "location", search(PLACES, "mill-road"), () -> {
            identifier(out, PLACES, "mill-road");
            out.text("status", "active");
            out.text("name", NAME + ", " + STREET);
            telecom(out);
            out.object("address", () -> address(out, STREET));
            out.reference("managingOrganization", PRACTICE);
        });
        for (var colleague : Colleague.values()) {
            if (colleague.providerNumber() != null) {
                practitioner(out, People.id(ids), colleague, colleague.providerNumber());
            }
        }
        acrossTheBorder(out, People.id(ids));
        return out.finish();
    }

    private static void acrossTheBorder(BundleWriter out, UUID id) {
        var number = "9990000199";
        out.entry(id, "Practitioner", "practitioner", search(PROVIDERS, number), () -> {
            identifier(out, PROVIDERS, number);
            out.flag("active", true);
            out.array(
                    "name",
                    () -> out.item(() -> {
                        out.text("text", "Dr. Rosa Lim");
                        out.text("family", "Lim");
                        out.strings("given", "Rosa");
                    }));
            out.array(
                    "address",
                    () -> out.item(() -> {
                        out.strings("line", "12 Shasta Street");
                        out.text("city", "Yreka");
                        out.text("state", "CA");
                        out.text("postalCode", "96097");
                        out.text("country", "US");
                    }));
        });
    }

    private static void organization(BundleWriter out, UUID id, String place, String name) {
        out.entry(id, "Organization", "organization", search(PLACES, place), () -> {
            identifier(out, PLACES, place);
            out.flag("active", true);
            out.text("name", name);
            telecom(out);
            out.array("address", () -> out.item(() -> address(out, STREET)));
        });
    }

    private static void practitioner(BundleWriter out, UUID id, Colleague colleague, String number) {
        out.entry(id, "Practitioner", "practitioner", search(PROVIDERS, number), () -> {
            identifier(out, PROVIDERS, number);
            out.flag("active", true);
            out.array(
                    "name",
                    () -> out.item(() -> {
                        out.text("use", "official");
                        out.text("text", colleague.shownAs());
                        out.text("family", colleague.family());
                        out.strings("given", colleague.given());
                        if (colleague.isPhysician()) {
                            out.strings("prefix", "Dr.");
                        }
                    }));
            out.array("qualification", () -> out.item(() -> out.concept("code", colleague.job())));
        });
    }

    static void address(BundleWriter out, String street) {
        out.strings("line", street);
        out.text("city", CITY);
        out.text("state", STATE);
        out.text("postalCode", POSTAL_CODE);
        out.text("country", "US");
    }

    private static void telecom(BundleWriter out) {
        out.array(
                "telecom",
                () -> out.item(() -> {
                    out.text("system", "phone");
                    out.text("value", PHONE);
                    out.text("use", "work");
                }));
    }

    private static void identifier(BundleWriter out, String system, String value) {
        out.array(
                "identifier",
                () -> out.item(() -> {
                    out.text("system", system);
                    out.text("value", value);
                }));
    }

    private static Ref place(String type, String place, String name) {
        return new Ref(type + "?identifier=" + PLACES + "|" + place, name);
    }

    private static String search(String system, String value) {
        return "identifier=" + system + "|" + value;
    }
}
