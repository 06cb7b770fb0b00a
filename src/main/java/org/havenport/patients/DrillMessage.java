package org.havenport.patients;

/**
 * A message of a drill.
 *
 * @param truth whom it is about; -1 for somebody who is not on file or for nobody that could be told
 */
record DrillMessage(Kind kind, int truth, Claimed claimed) {

    /** What is the matter with a message, and what must become of it. */
    enum Kind {
        CLEAN(false),
        TYPED_NAME(false),
        CHANGED_NAME(false),
        EXCHANGED_NAMES(false),
        HALF_A_NAME(false),
        WITHOUT_SEX(false),
        WITHOUT_NUMBER(false),
        NEW_SIBLING(false),
        TYPED_BIRTH_DATE(true),
        EXCHANGED_DAY_AND_MONTH(true),
        NAME_AND_BIRTH_DATE_ALONE(true),
        NAME_ALONE(true),
        NUMBER_ALONE(true),
        TYPED_NUMBER(true),
        SIBLINGS_NUMBER(true),
        STRANGERS_NUMBER(true),
        REUSED_NUMBER(true),
        MERGED_NUMBERS(true),
        CONTRADICTING_SEX(true),
        NEWBORN_WITHOUT_NUMBER(true);

        private final boolean waits;

        Kind(boolean waits) {
            this.waits = waits;
        }

        /** Whether only a person can tell whose it is. */
        boolean waits() {
            return waits;
        }
    }

    @Override
    public String toString() {
        return kind + " about " + truth;
    }
}
