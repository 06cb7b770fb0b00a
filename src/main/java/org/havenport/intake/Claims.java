package org.havenport.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.havenport.patients.Address;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.Sex;
import org.jspecify.annotations.Nullable;

/** What a FHIR Patient says about the person. */
final class Claims {

    private static final int WHOLE_DATE = 10;
    private static final String SOCIAL_SECURITY = "http://hl7.org/fhir/sid/us-ssn";

    private Claims() {}

    static Claimed of(Field patient, String source) {
        var names = patient.list("name");
        var name = names.stream()
                .filter(it -> "official".equals(it.text("use")))
                .findFirst()
                .or(() -> names.stream()
                        .filter(it -> !"old".equals(it.text("use")))
                        .findFirst());
        return new Claimed(
                source,
                name.map(it -> it.text("family")).orElse(null),
                name.map(it -> it.texts("given")).orElse(List.of()),
                birthDate(patient),
                sex(patient),
                identifiers(patient, source),
                telecom(patient, "phone"),
                telecom(patient, "email"),
                address(patient),
                language(patient),
                dead(patient));
    }

    /** Whether an identifier is one that is matched on and never shown. */
    static boolean isPrivate(Field identifier) {
        return switch (kind(identifier)) {
            case SOCIAL_SECURITY, PASSPORT, DRIVERS_LICENCE -> true;
            case RECORD_NUMBER, OTHER -> false;
        };
    }

    private static Identifier.Kind kind(Field identifier) {
        if (SOCIAL_SECURITY.equals(identifier.text("system"))) {
            return Identifier.Kind.SOCIAL_SECURITY;
        }
        return Concept.codes(identifier.object("type")).stream()
                .map(code -> Identifier.Kind.ofCode(code.code()))
                .filter(kind -> kind != Identifier.Kind.OTHER)
                .findFirst()
                .orElse(Identifier.Kind.OTHER);
    }

    private static List<Identifier> identifiers(Field patient, String source) {
        var identifiers = new ArrayList<Identifier>();
        for (var it : patient.list("identifier")) {
            var value = it.text("value");
            if (value != null) {
                identifiers.add(new Identifier(kind(it), it.text("system", source), value));
            }
        }
        return identifiers;
    }

    private static @Nullable LocalDate birthDate(Field patient) {
        var written = patient.text("birthDate");
        try {
            if (written != null && written.length() < WHOLE_DATE) {
                Period.instant(patient, "birthDate", java.time.ZoneOffset.UTC);
                return null;
            }
            return written == null ? null : LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw patient.child("birthDate").refuse("is not a FHIR date");
        }
    }

    private static @Nullable Sex sex(Field patient) {
        var gender = patient.text("gender");
        if (gender == null) {
            return null;
        }
        return switch (gender) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            case "other" -> Sex.OTHER;
            case "unknown" -> Sex.UNKNOWN;
            default -> throw patient.child("gender").refuse("is not one of male, female, other, unknown");
        };
    }

    private static List<String> telecom(Field patient, String system) {
        return patient.list("telecom").stream()
                .filter(it -> system.equals(it.text("system")) && !"old".equals(it.text("use")))
                .flatMap(it -> Stream.ofNullable(it.text("value")))
                .toList();
    }

    private static @Nullable Address address(Field patient) {
        return patient.list("address").stream()
                .filter(it -> !"old".equals(it.text("use")))
                .findFirst()
                .map(it -> new Address(
                        it.texts("line"),
                        it.text("city", ""),
                        it.text("state", ""),
                        it.text("postalCode", ""),
                        it.text("country", "")))
                .orElse(null);
    }

    private static @Nullable Boolean dead(Field patient) {
        return patient.text("deceasedDateTime") != null ? Boolean.TRUE : patient.truth("deceasedBoolean");
    }

    private static @Nullable String language(Field patient) {
        var spoken = patient.list("communication");
        var preferred = spoken.stream()
                .filter(it -> Boolean.TRUE.equals(it.truth("preferred")))
                .findFirst()
                .or(() -> spoken.stream().findFirst());
        return preferred
                .map(it -> Concept.codes(it.object("language")))
                .filter(codes -> !codes.isEmpty())
                .map(codes -> Locale.forLanguageTag(codes.getFirst().code()).toLanguageTag())
                .orElse(null);
    }
}
