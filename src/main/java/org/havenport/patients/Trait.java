package org.havenport.patients;

/**
 * What two descriptions of a person are compared by, with what it is worth in bits of evidence, as Fellegi and Sunter
 * weigh it: the binary logarithm of how much more often it is so of one person than of two. Two people share a record
 * number once in 65,000 pairs, a birth date once in 16,000, a first name once in a hundred. Relatives share family name,
 * phone and address, which are therefore worth less than among strangers. The weights order candidates for a person to
 * look at; they decide nothing.
 */
public enum Trait {
    RECORD_NUMBER(16, 0, -4),
    OTHER_NUMBER(12, 0, 0),
    BIRTH_DATE(14, 5, -8),
    FAMILY_NAME(8, 4, -3),
    GIVEN_NAME(7, 3, -6),
    SEX(1, 0, -5),
    PHONE(5, 0, -1),
    EMAIL(6, 0, -1),
    ADDRESS(4, 0, -1);

    /** Record number, birth date and whole name together: as sure as it gets, and a score of 100. */
    static final int SURE = RECORD_NUMBER.equal + BIRTH_DATE.equal + FAMILY_NAME.equal + GIVEN_NAME.equal;

    private final int equal;
    private final int close;
    private final int other;

    Trait(int equal, int close, int other) {
        this.equal = equal;
        this.close = close;
        this.other = other;
    }

    /** Bits for being equal. */
    int bits() {
        return equal;
    }

    /** Bits for differing in this way. */
    int bits(Difference how) {
        return switch (how) {
            case OTHER, SUFFIX -> other;
            case TYPING, SWAPPED, PART, DAY_AND_MONTH -> close;
            case PLACEHOLDER, NOT_SAID, NOT_ON_FILE -> 0;
        };
    }
}
