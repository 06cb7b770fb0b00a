package org.havenport.record;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An opened FHIR resource, read leniently: what is missing or of another form reads as missing. */
final class Resource {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode tree;

    private Resource(JsonNode tree) {
        this.tree = tree;
    }

    static Resource of(byte[] body) {
        return new Resource(JSON.readTree(body));
    }

    /** What stands at a path of names with dots; lists are entered by their first. */
    JsonNode at(String path) {
        var node = tree;
        for (var name : path.split("\\.")) {
            node = (node.isArray() ? node.path(0) : node).path(name);
        }
        return node;
    }

    /** The references that have no name beside them. */
    List<String> references() {
        var found = new ArrayList<String>();
        collect(tree, found);
        return found;
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node.isObject() && node.path("reference").isString() && !node.has("display")) {
            found.add(node.path("reference").stringValue());
        }
        for (var child : node) {
            if (child.isContainer()) {
                collect(child, found);
            }
        }
    }

    @Override
    public String toString() {
        return "resource";
    }
}
