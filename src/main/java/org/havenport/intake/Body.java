package org.havenport.intake;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What may never be shown is not kept either. */
final class Body {

    private Body() {}

    /** A Patient without social security, passport and licence numbers; anything else as it is. */
    static byte[] withoutPrivateNumbers(Entry entry, byte[] resource) {
        if (!entry.type().equals("Patient") || !(StrictJson.tree(resource) instanceof ObjectNode patient)) {
            return resource;
        }
        if (patient.get("identifier") instanceof ArrayNode identifiers) {
            identifiers.removeIf(it -> Claims.isPrivate(Field.resource(it, entry.path() + ".identifier")));
            if (identifiers.isEmpty()) {
                patient.remove("identifier");
            }
        }
        return StrictJson.bytes(patient);
    }
}
