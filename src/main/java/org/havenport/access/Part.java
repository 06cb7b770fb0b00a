package org.havenport.access;

/**
 * A part of the hundred failures in a row that a name may have (A1.4). Each has tries of its own, so that whoever uses one of
 * them up leaves the others to the owner of the name.
 */
enum Part {
    /** Signing in where the person is not known. */
    STRANGERS("strangers"),
    /** Anything in a browser in which they signed in before. */
    DEVICES("devices"),
    /** Proofs of a recovery that somebody makes alone, where they are not known. */
    RESETS("resets");

    private final String column;

    Part(String column) {
        this.column = column;
    }

    /** The column of the table in which it is counted. */
    String column() {
        return column;
    }

    static Part of(Source source) {
        return source.known() ? DEVICES : STRANGERS;
    }

    static Part ofRecovery(Source source) {
        return source.known() ? DEVICES : RESETS;
    }
}
