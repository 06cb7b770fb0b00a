package org.havenport.intake;

import java.util.List;

/**
 * Resources that came together, and that may refer to each other: a bundle, a single resource, or some lines of a file.
 *
 * @param type the type of the bundle, or {@link #NO_BUNDLE}
 */
record Batch(String type, List<Entry> entries) {

    /** Single resources. */
    static final String NO_BUNDLE = "";

    boolean isDocument() {
        return type.equals("document");
    }
}
