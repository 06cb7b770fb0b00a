package org.havenport.protocols;

/**
 * What a text lacks and where, so that it cannot be published.
 *
 * @param clause the part, or the key of the text when it has no parts
 * @param word what it must say there, or how long it may be; empty when that is not the matter
 */
public record Gap(String clause, Why why, String word) {

    /** What is wrong with a part. */
    public enum Why {
        /** The part is not there. */
        MISSING,
        /** It has a heading and nothing below it. */
        EMPTY,
        /** It lacks what it must say. */
        DOES_NOT_SAY,
        /** It would not fit where it stands: the word is how many characters do. */
        TOO_LONG,
        /** It carries a version that is no longer, or not yet, in force. */
        OUT_OF_DATE,
        /** It makes care depend on the portal, with these words. */
        TIES_CARE
    }

    @Override
    public String toString() {
        return clause + " " + why + (word.isEmpty() ? "" : " \"" + word + "\"");
    }
}
