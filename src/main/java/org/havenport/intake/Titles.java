package org.havenport.intake;

import java.util.List;
import org.havenport.chart.Code;
import org.jspecify.annotations.Nullable;

/** What a person calls a resource, and the codes it stands under. */
final class Titles {

    private static final List<String> CONCEPTS = List.of(
            "code",
            "vaccineCode",
            "medicationCodeableConcept",
            "type",
            "procedureCode",
            "category",
            "serviceType",
            "description",
            "topic");
    private static final List<String> TEXTS = List.of("title", "name", "description", "comment");

    private Titles() {}

    static String of(String type, Field resource) {
        if (type.equals("Patient")) {
            return type;
        }
        if (resource.child("medicationReference").isObject()) {
            var display = resource.object("medicationReference").text("display");
            if (display != null) {
                return display;
            }
        }
        for (var name : CONCEPTS) {
            var concept = concept(resource, name);
            var words = concept == null ? null : Concept.words(concept);
            if (words != null) {
                return words;
            }
        }
        for (var name : TEXTS) {
            if (resource.child(name).isText()) {
                return resource.text(name, type);
            }
        }
        if (resource.child("content").isListOfObjects()) {
            var title = resource.first("content").child("attachment").child("title");
            return title.isText() ? title.said() : type;
        }
        return type;
    }

    static List<Code> codes(Field resource) {
        for (var name : CONCEPTS) {
            var concept = concept(resource, name);
            if (concept != null) {
                return Concept.codes(concept);
            }
        }
        return List.of();
    }

    /** Some types have one concept under the name, some a list, some a text. */
    private static @Nullable Field concept(Field resource, String name) {
        var field = resource.child(name);
        if (field.isObject()) {
            return field;
        }
        return field.isListOfObjects() ? resource.first(name) : null;
    }
}
