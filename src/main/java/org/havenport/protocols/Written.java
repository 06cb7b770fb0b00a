package org.havenport.protocols;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody wrote, as it is kept. */
final class Written {

    private static final int LONGEST = 40_000;

    private Written() {}

    /** Line ends as in a file, nothing a database cannot keep, no longer than a text gets. */
    static String cleaned(String words) {
        var clean = Objects.requireNonNull(words)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\0", "")
                .strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    /** A name, or null when there is none. */
    static @Nullable String name(@Nullable String name) {
        return name == null || name.isBlank() ? null : cleaned(name);
    }
}
