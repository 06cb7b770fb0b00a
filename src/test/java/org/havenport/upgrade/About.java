package org.havenport.upgrade;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of a kept database: of which version, and what its people saw in it.
 *
 * @param made when it was kept
 * @param roles login roles of the database
 * @param rows how many each table has
 * @param sequences where each stands
 * @param readers patients who can sign in
 */
record About(
        String version,
        Instant made,
        List<String> roles,
        Map<String, Long> rows,
        Map<String, Long> sequences,
        List<Reader> readers) {

    /**
     * A patient, and the newest results as that version gave them.
     *
     * @param results id, name, value and unit of each
     */
    record Reader(String username, String password, String totpSecret, String patient, List<String> results) {}
}
