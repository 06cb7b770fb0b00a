package org.havenport.access;

import java.util.Set;
import org.havenport.viewer.Role;

/**
 * Somebody who is to work here.
 *
 * @param username what they will sign in with; upper and lower case are the same
 * @param title for example {@code Dr}; empty when there is none
 * @param job what they do here, as patients read it
 * @param roles what they will hold once they have joined
 * @param reason why they need these roles, for whoever confirms them in a quarter
 */
public record Newcomer(
        String username, String title, String given, String family, String job, Set<Role> roles, String reason) {

    public Newcomer {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "Newcomer[withheld]";
    }
}
