package org.havenport.files;

import org.jspecify.annotations.Nullable;

/** What is written into the cells of a table that leaves the program as CSV (RFC 4180). */
public final class Cells {

    private Cells() {}

    /** Words of somebody else's making: a spreadsheet takes what begins so for something to compute, and now as text. */
    public static @Nullable String plain(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
