package org.havenport.people;

import java.util.List;

/**
 * Who works here.
 *
 * @param current how many of those who work here have current training
 * @param working how many work here
 * @param keeps whether the viewer may add somebody
 */
record PeoplePage(List<Row> here, List<Row> gone, int current, int working, boolean keeps) {

    /** Somebody on one line; {@code looks} are of the style sheet and go with a word and a shape. */
    record Row(String path, String name, String job, String roles, Mark state, Mark training) {}

    /** A word with its shape; told by both, and by colour only besides. */
    record Mark(String look, String icon, String words) {}

    /** The share whose training is current, in whole percent. */
    int percent() {
        return working == 0 ? 100 : 100 * current / working;
    }
}
