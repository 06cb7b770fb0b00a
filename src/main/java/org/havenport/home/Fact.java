package org.havenport.home;

import org.jspecify.annotations.Nullable;

/**
 * A fact about one thing: what it is, and what it says.
 *
 * @param language of what it says where that is not the page's, as {@code en}
 */
public record Fact(String label, String value, @Nullable String language) {

    /** A fact in the language of the page. */
    public Fact(String label, String value) {
        this(label, value, null);
    }
}
