package org.havenport.house;

import java.util.Set;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who goes from door to door.
 *
 * @param kind what the portal must take them for; nobody when their session is not a live one
 * @param self whose record is their own, or null
 */
record Knocker(
        String name,
        Viewer.Kind kind,
        Set<Role> roles,
        Browser browser,
        @Nullable CanaryPatient self) {

    Knocker(String name, Viewer.Kind kind, Set<Role> roles, Browser browser) {
        this(name, kind, roles, browser, null);
    }

    @Override
    public String toString() {
        return name;
    }
}
