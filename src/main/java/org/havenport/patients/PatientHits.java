package org.havenport.patients;

import java.util.List;

/**
 * What a search found: those whom the viewer looks after first, then whoever was here last.
 *
 * @param hits at most {@value #MOST}
 * @param more whether there are others
 */
public record PatientHits(List<Hit> hits, boolean more) {

    /** So many are shown. */
    public static final int MOST = 50;

    public PatientHits {
        hits = List.copyOf(hits);
    }

    /**
     * One of them.
     *
     * @param mine whether the viewer looks after them
     */
    public record Hit(Person person, boolean mine) {}
}
