package org.havenport.access;

import org.jspecify.annotations.Nullable;

/** Says which addresses are pages of this portal: to no other does a sign-in ever lead. */
final class OwnPath {

    private static final int LONGEST = 1000;

    private OwnPath() {}

    /** The path as it was asked, or the other when it could lead anywhere else. */
    static String or(@Nullable String asked, String other) {
        return asked != null && isOwn(asked) ? asked : other;
    }

    private static boolean isOwn(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.length() <= LONGEST
                && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    }
}
