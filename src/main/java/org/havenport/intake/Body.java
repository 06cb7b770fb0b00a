package org.havenport.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The resource as it will be streamed: minified, with our ids and references, without what may never be shown. */
final class Body {

    private final Map<String, StringNode> known = new HashMap<>();
    private final UnaryOperator<String> links;

    Body(UnaryOperator<String> links) {
        this.links = links;
    }

    /** Changes the tree. The sender's version numbers go: they would make equal content look new. */
    byte[] of(ObjectNode resource, UUID id) {
        resource.put("id", id.toString());
        if (resource.get("meta") instanceof ObjectNode meta) {
            meta.remove("versionId");
            meta.remove("lastUpdated");
            if (meta.isEmpty()) {
                resource.remove("meta");
            }
        }
        if ("Patient".equals(resource.path("resourceType").asString(""))) {
            withoutPrivateNumbers(resource);
        }
        rewrite(resource);
        return StrictJson.bytes(resource);
    }

    private static void withoutPrivateNumbers(ObjectNode patient) {
        if (patient.get("identifier") instanceof ArrayNode identifiers) {
            identifiers.removeIf(it -> Claims.isPrivate(Field.resource(it, "identifier")));
            if (identifiers.isEmpty()) {
                patient.remove("identifier");
            }
        }
    }

    private void rewrite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var property : object.properties()) {
                if (property.getKey().equals("reference") && property.getValue().isString()) {
                    property.setValue(known.computeIfAbsent(
                            property.getValue().stringValue(), it -> StringNode.valueOf(links.apply(it))));
                } else if (property.getValue().isContainer()) {
                    rewrite(property.getValue());
                }
            }
        } else {
            for (var item : node) {
                if (item.isContainer()) {
                    rewrite(item);
                }
            }
        }
    }
}
