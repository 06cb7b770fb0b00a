package org.havenport.policies;

import java.util.List;

/**
 * What the reader owes, and for those with oversight who has not read what.
 *
 * @param oversight whether the second list is shown
 */
record ReadingPage(List<Mine> mine, boolean oversight, List<Owed> owed, String share) {

    /** A text and how it stands with the reader. */
    record Mine(String path, String title, String state, String standing) {}

    /** Somebody who has not read something, and the first day that is due. */
    record Owed(String who, List<String> titles, String due, boolean overdue) {}
}
