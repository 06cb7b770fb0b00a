package org.havenport.house;

import java.util.Set;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;

/** Somebody who has no business with Ann's record. */
record Knocker(String name, Viewer.Kind kind, Set<Role> roles, Browser browser) {
    @Override
    public String toString() {
        return name;
    }
}
