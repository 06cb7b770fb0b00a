package org.havenport.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/** Notices, field by field of a resource, what it is called, whom it names and what belongs to it. */
final class Fields {

    private static final Set<String> NAMES_A_PATIENT = Set.of("subject", "patient", "beneficiary", "for");
    private static final Set<String> MEMBERS = Set.of("result", "hasMember");

    /** Where the types that have no field for a patient may name one, as FHIR's patient compartment says. */
    private static final Map<String, Set<String>> AMONG_OTHERS = Map.of(
            "Appointment", Set.of("participant"),
            "AppointmentResponse", Set.of("actor"),
            "AuditEvent", Set.of("agent", "entity"),
            "Binary", Set.of("securityContext"),
            "EnrollmentRequest", Set.of("candidate"),
            "Group", Set.of("member"),
            "Person", Set.of("link"),
            "Provenance", Set.of("target"),
            "ResearchSubject", Set.of("individual"),
            "Schedule", Set.of("actor"));

    private static final Set<String> MENTIONING = Set.of(
            "participant",
            "actor",
            "agent",
            "entity",
            "securityContext",
            "candidate",
            "member",
            "link",
            "target",
            "individual");
    private static final char BETWEEN = '\n';

    private final JsonParser parser;
    private final Walk.Found found;
    private final TokenStreamContext resource;
    private final UnaryOperator<String> once;

    Fields(JsonParser parser, Walk.Found found, TokenStreamContext resource, UnaryOperator<String> once) {
        this.parser = parser;
        this.found = found;
        this.resource = resource;
        this.once = once;
    }

    /** The parser stands on the value of a field of the resource; it is left on its last token. */
    void value(String field) {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            if (field.equals("resourceType")) {
                found.type = once.apply(parser.getString());
            } else if (field.equals("id")) {
                found.id = parser.getString();
            }
        } else if (token.isStructStart()) {
            var mentions = MENTIONING.contains(field);
            if (!mentions && !NAMES_A_PATIENT.contains(field) && !MEMBERS.contains(field)) {
                parser.skipChildren();
                return;
            }
            inside(field, mentions);
        }
    }

    private void inside(String field, boolean mentions) {
        var depth = 1;
        while (depth > 0) {
            var token = parser.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING && "reference".equals(parser.currentName())) {
                if (mentions) {
                    found.mentions.add(field + BETWEEN + parser.getString());
                } else if (isOfTheField()) {
                    (MEMBERS.contains(field) ? found.members : found.subjects).add(once.apply(parser.getString()));
                }
            }
        }
    }

    /** Not of something deeper, such as the organisation that gave an identifier. */
    private boolean isOfTheField() {
        var holder = parser.streamReadContext().getParent();
        if (holder != null && holder.inArray()) {
            holder = holder.getParent();
        }
        return holder == resource;
    }

    /** Those that stood in a field by which this type may name a patient. */
    static List<String> mentions(String type, List<String> fieldsAndReferences) {
        var fields = AMONG_OTHERS.getOrDefault(type, Set.of());
        return fieldsAndReferences.stream()
                .filter(it -> fields.contains(it.substring(0, it.indexOf(BETWEEN))))
                .map(it -> it.substring(it.indexOf(BETWEEN) + 1))
                .toList();
    }
}
