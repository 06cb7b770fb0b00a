package org.havenport.policies;

import java.util.List;

/**
 * The list of texts.
 *
 * @param missing how many must be in force and are not, counting languages
 */
record TextsPage(List<Row> rows, int missing) {

    /** A text in both languages. */
    record Row(String title, String say, String approver, List<Cell> cells) {}

    /** A text in one language. */
    record Cell(String path, String language, String name, String standing, String state, String more) {}
}
