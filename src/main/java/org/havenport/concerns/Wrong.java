package org.havenport.concerns;

/** What a patient says is wrong with an entry of the record (A2.3). */
public enum Wrong {
    /** A value or a detail is not right. */
    DETAIL,
    /** It was right once. */
    OUT_OF_DATE,
    /** Something is not there that should be. */
    MISSING,
    /** It is about somebody else: hidden at once. */
    NOT_MINE
}
