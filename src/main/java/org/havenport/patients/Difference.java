package org.havenport.patients;

/** How a trait of a claim differs from what is on file. */
public enum Difference {
    /** Something else altogether. */
    OTHER,
    /** A typing error apart. */
    TYPING,
    /** Given and family name stand in each other's place. */
    SWAPPED,
    /** One is a part of the other: half of a double name, an initial, a middle name. */
    PART,
    /** Day and month stand in each other's place. */
    DAY_AND_MONTH,
    /** Junior and senior. */
    SUFFIX,
    /** A newborn without a name yet: "Baby Boy". */
    PLACEHOLDER,
    /** The message does not say it. */
    NOT_SAID,
    /** It is not on file. */
    NOT_ON_FILE;

    /** Whether both sides say something and it is not the same. */
    public boolean contradicts() {
        return this != NOT_SAID && this != NOT_ON_FILE && this != PLACEHOLDER;
    }
}
