package org.havenport.home;

import java.time.Instant;

/**
 * Something a patient is to do before a day, from which on they only read: put on the request by whoever knows, and said
 * above every page but the one on which it is done.
 *
 * @param path of the page on which it is done
 * @param from when only reading is left
 */
public record Soon(String path, Instant from) {

    /** The request attribute that carries it. */
    public static final String ATTRIBUTE = "org.havenport.home.Soon";

    boolean standsOn(String page) {
        return !page.equals(path) && !page.startsWith(path + "/");
    }
}
