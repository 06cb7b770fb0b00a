package org.havenport.people;

import java.util.List;
import java.util.UUID;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;

/**
 * One person who works here.
 *
 * @param changes whether the viewer may change something: an administrator, and not of themselves
 * @param own whether it is the viewer
 * @param handOver what somebody else must take over when they leave
 * @param asked why somebody said that their access must end; null when nobody did
 * @param may what may be done now, for the buttons
 */
record PersonPage(
        UUID account,
        String name,
        String job,
        PeoplePage.Mark state,
        List<Fact> facts,
        List<Granted> roles,
        List<Role> toGive,
        List<Taught> trainings,
        PeoplePage.Mark training,
        List<String> handOver,
        @Nullable String asked,
        May may,
        boolean own,
        PersonForm form,
        Errors errors) {

    /** A role held; {@code role} is its name for the form. */
    record Granted(String role, String name, String byAndWhy, PeoplePage.Mark due) {}

    /** A training attested. */
    record Taught(String course, String completed, String until, String by) {}

    /** What this viewer may do with this person now. */
    record May(boolean change, boolean extend, boolean invite, boolean end, boolean ask) {}

    String path() {
        return Parts.person(account);
    }
}
