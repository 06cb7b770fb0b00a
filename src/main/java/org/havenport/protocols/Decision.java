package org.havenport.protocols;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands for a parameter.
 *
 * @param by what was approved, or {@code null} while our proposal stands
 */
public record Decision<T>(
        Parameter<T> parameter, T value, @Nullable Proposal by) {

    /** The value as JSON, for a page that draws it by its {@link Bounds}. */
    public JsonNode json() {
        return Json.tree(value);
    }

    /** Our proposal as JSON. */
    public JsonNode standardJson() {
        return Json.tree(parameter.standard());
    }

    /** True while nobody has decided and the standard is used. */
    public boolean standard() {
        return by == null;
    }

    /** Since when it is in force, or {@code null} while the standard stands. */
    public @Nullable Instant since() {
        return by == null ? null : by.inForceFrom();
    }
}
