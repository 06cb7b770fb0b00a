package org.havenport.home;

import java.util.List;

/**
 * A place one can go to from every page.
 *
 * @param name in the viewer's language
 * @param icon of Bootstrap Icons, for the bar on a phone
 * @param current whether the page shown belongs to it
 */
public record Place(String name, String path, String icon, boolean current) {

    /** What a row on a desk holds beside the practice and the viewer, in letters; the room around a name is three. */
    private static final int LETTERS = 68;

    private static final int AROUND = 3;

    /** How many of these, from the first, stand in one row. */
    static int row(List<Place> places) {
        int used = 0;
        for (int i = 0; i < places.size(); i++) {
            used += places.get(i).name().length() + AROUND;
            if (used > LETTERS) {
                return i;
            }
        }
        return places.size();
    }
}
