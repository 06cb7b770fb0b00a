package org.havenport.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a resource that knows where it stands. What is missing reads as missing; what has the wrong form is
 * refused by its place.
 */
final class Field {

    private final JsonNode node;
    private final @Nullable Field parent;
    private final String name;

    private Field(JsonNode node, @Nullable Field parent, String name) {
        this.node = node;
        this.parent = parent;
        this.name = name;
    }

    /** @param path what its fields are named by when one of them is refused */
    static Field resource(JsonNode tree, String path) {
        return new Field(tree, null, path);
    }

    boolean missing() {
        return node.isMissingNode();
    }

    /** An object; missing when it is not there. */
    Field object(String child) {
        var field = child(child);
        if (!field.missing() && !field.node.isObject()) {
            throw field.refuse("must be an object");
        }
        return field;
    }

    /** The objects of a list; none when it is not there. */
    List<Field> list(String child) {
        var field = child(child);
        if (field.missing()) {
            return List.of();
        }
        if (!field.node.isArray()) {
            throw field.refuse("must be a list");
        }
        var items = new ArrayList<Field>(field.node.size());
        for (var item : field.node) {
            var it = new Field(item, field, "[" + items.size() + "]");
            if (!item.isObject()) {
                throw it.refuse("must be an object");
            }
            items.add(it);
        }
        return items;
    }

    /** The first object of a list, or missing. */
    Field first(String child) {
        var items = list(child);
        return items.isEmpty() ? new Field(MissingNode.getInstance(), this, child) : items.getFirst();
    }

    /** The texts of a list of texts. */
    List<String> texts(String child) {
        var field = child(child);
        var texts = new ArrayList<String>();
        for (var item : field.node) {
            if (!item.isString()) {
                throw field.refuse("must be a list of texts");
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    @Nullable
    String text(String child) {
        var field = child(child);
        if (field.missing()) {
            return null;
        }
        if (!field.node.isString() || field.node.stringValue().isBlank()) {
            throw field.refuse("must be text");
        }
        return field.node.stringValue();
    }

    String text(String child, String otherwise) {
        var text = text(child);
        return text == null ? otherwise : text;
    }

    @Nullable
    BigDecimal decimal(String child) {
        var field = child(child);
        if (field.missing()) {
            return null;
        }
        if (!field.node.isNumber()) {
            throw field.refuse("must be a number");
        }
        return field.node.decimalValue();
    }

    @Nullable
    Boolean truth(String child) {
        var field = child(child);
        if (field.missing()) {
            return null;
        }
        if (!field.node.isBoolean()) {
            throw field.refuse("must be true or false");
        }
        return field.node.booleanValue();
    }

    /** The number it is, or null when it is none. */
    @Nullable
    BigDecimal number() {
        return node.isNumber() ? node.decimalValue() : null;
    }

    /** The text it is, or nothing. */
    String said() {
        return node.asString("");
    }

    boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isText() {
        return node.isString() && !node.stringValue().isBlank();
    }

    boolean isListOfObjects() {
        return node.isArray() && !node.isEmpty() && node.get(0).isObject();
    }

    boolean has(String child) {
        return node.has(child);
    }

    /** A child, whatever its form. */
    Field child(String child) {
        return new Field(node.path(child), this, child);
    }

    /** Takes over a field of another resource, to be read as if it stood here. */
    void lend(String child, Field from) {
        ((ObjectNode) node).set(child, from.node);
    }

    Refused refuse(String reason) {
        return new Refused(path(), reason);
    }

    private String path() {
        if (parent == null) {
            return name;
        }
        return name.startsWith("[") ? parent.path() + name : parent.path() + "." + name;
    }

    @Override
    public String toString() {
        return path();
    }
}
