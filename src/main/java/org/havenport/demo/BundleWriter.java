package org.havenport.demo;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes one FHIR R4 transaction bundle straight to bytes, entry by entry: no tree of objects is built. */
final class BundleWriter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(65_536);
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes);

    BundleWriter() {
        json.writeStartObject();
        json.writeStringProperty("resourceType", "Bundle");
        json.writeStringProperty("type", "transaction");
        json.writeArrayPropertyStart("entry");
    }

    /** Adds a resource; {@code profile} is the end of a US Core profile's name. */
    void entry(UUID id, String type, @Nullable String profile, Runnable resource) {
        entry(id, type, profile, null, null, resource);
    }

    /** Adds a resource that its author marked as confidential (HL7 v3 ActCode). */
    void confidential(UUID id, String type, String profile, String label, Runnable resource) {
        entry(id, type, profile, label, null, resource);
    }

    /** Adds a resource that is made only when {@code ifNoneExist} finds none. */
    void entry(UUID id, String type, @Nullable String profile, @Nullable String ifNoneExist, Runnable resource) {
        entry(id, type, profile, null, ifNoneExist, resource);
    }

    private void entry(
            UUID id,
            String type,
            @Nullable String profile,
            @Nullable String label,
            @Nullable String ifNoneExist,
            Runnable resource) {
        json.writeStartObject();
        json.writeStringProperty("fullUrl", "urn:uuid:" + id);
        json.writeObjectPropertyStart("resource");
        json.writeStringProperty("resourceType", type);
        json.writeStringProperty("id", id.toString());
        if (profile != null) {
            object("meta", () -> {
                strings("profile", PROFILE + profile);
                if (label != null) {
                    array("security", () -> item(() -> write(Coding.hl7("v3-ActCode", label))));
                }
            });
        }
        resource.run();
        json.writeEndObject();
        json.writeObjectPropertyStart("request");
        json.writeStringProperty("method", "POST");
        json.writeStringProperty("url", type);
        if (ifNoneExist != null) {
            json.writeStringProperty("ifNoneExist", ifNoneExist);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    byte[] finish() {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        return bytes.toByteArray();
    }

    void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    /** A dateTime or instant; FHIR wants the seconds even when there are none. */
    void time(String name, OffsetDateTime value) {
        json.writeStringProperty(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
    }

    void flag(String name, boolean value) {
        json.writeBooleanProperty(name, value);
    }

    void number(String name, BigDecimal value) {
        json.writeNumberProperty(name, value);
    }

    void bytes(String name, byte[] value) {
        json.writeBinaryProperty(name, value);
    }

    void object(String name, Runnable inside) {
        json.writeObjectPropertyStart(name);
        inside.run();
        json.writeEndObject();
    }

    /** An array; what is inside is added with {@link #item}. */
    void array(String name, Runnable inside) {
        json.writeArrayPropertyStart(name);
        inside.run();
        json.writeEndArray();
    }

    void item(Runnable inside) {
        json.writeStartObject();
        inside.run();
        json.writeEndObject();
    }

    void strings(String name, String... values) {
        json.writeArrayPropertyStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    void coding(String name, Coding coding) {
        object(name, () -> write(coding));
    }

    /** A CodeableConcept. */
    void concept(String name, @Nullable String text, Coding... codings) {
        object(name, () -> insideConcept(text, codings));
    }

    /** An array with one CodeableConcept. */
    void concepts(String name, @Nullable String text, Coding... codings) {
        array(name, () -> item(() -> insideConcept(text, codings)));
    }

    void reference(String name, Ref target) {
        object(name, () -> insideReference(target));
    }

    void references(String name, Iterable<Ref> targets) {
        array(name, () -> targets.forEach(target -> item(() -> insideReference(target))));
    }

    /** A Quantity in UCUM; {@code shown} is the unit as people write it. */
    void quantity(String name, BigDecimal value, String shown, String ucum) {
        object(name, () -> {
            number("value", value);
            text("unit", shown);
            text("system", "http://unitsofmeasure.org");
            text("code", ucum);
        });
    }

    void insideReference(Ref target) {
        text("reference", target.reference());
        if (target.display() != null) {
            text("display", target.display());
        }
    }

    private void insideConcept(@Nullable String text, Coding... codings) {
        if (codings.length > 0) {
            array("coding", () -> {
                for (var coding : codings) {
                    item(() -> write(coding));
                }
            });
        }
        if (text != null) {
            text("text", text);
        }
    }

    private void write(Coding coding) {
        text("system", coding.system());
        text("code", coding.code());
        if (coding.display() != null) {
            text("display", coding.display());
        }
    }
}
