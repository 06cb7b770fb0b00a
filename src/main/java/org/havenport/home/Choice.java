package org.havenport.home;

import java.util.List;

/**
 * One answer out of several, as rows.
 *
 * @param name of the form's field
 * @param chosen the value chosen now, or empty
 */
public record Choice(String name, String legend, String chosen, List<Option> options) {

    /** An answer; {@code say} explains it, or is empty. */
    public record Option(String value, String title, String say) {}
}
