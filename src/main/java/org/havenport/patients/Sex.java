package org.havenport.patients;

/** Administrative sex as the sending system states it; only the first two can contradict each other. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN;

    boolean contradicts(Sex other) {
        return this != other && isBinary() && other.isBinary();
    }

    private boolean isBinary() {
        return this == FEMALE || this == MALE;
    }
}
