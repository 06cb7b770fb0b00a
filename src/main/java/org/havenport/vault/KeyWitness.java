package org.havenport.vault;

import org.havenport.viewer.Sql;

/** Writes down what happened to keys; the room of the audit log lies above and implements it. */
public interface KeyWitness {

    /**
     * Part of the transaction it tells about.
     *
     * @param action in lower case with hyphens and in the past tense, for example {@code "rows-sealed-anew"}
     * @param count how many things
     */
    void happened(Sql sql, String action, long count);
}
