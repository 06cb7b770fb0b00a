package org.havenport.protocols;

/** Something held in memory that is read again from the database from time to time. */
interface Remembered {

    /** Once, at the start of the program, before the first reading. */
    default void begin() {}

    /** Reads everything again; must not be called inside another viewer's transaction. */
    void readAgain();
}
