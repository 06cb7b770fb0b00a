package org.havenport.practice;

import java.util.List;
import org.havenport.access.Opening.State;
import org.jspecify.annotations.Nullable;

/**
 * The setup guide.
 *
 * @param missing how many things are missing in all
 * @param state how far the portal is open
 * @param since in words, or null when nobody has decided yet
 * @param waiting what waits for a second person, in words, or null
 * @param asked by the reader
 * @param mayOpen whether the reader opens and closes
 * @param mayChoose whether the reader chooses the pilot group
 * @param refused why something was not done, or null
 */
record SetupPage(
        List<Step> steps,
        int missing,
        State state,
        @Nullable String since,
        @Nullable String waiting,
        boolean asked,
        boolean mayOpen,
        boolean mayChoose,
        @Nullable String refused) {

    /**
     * One step.
     *
     * @param path where it is done, or null when the reader cannot go there
     */
    record Step(String title, String why, @Nullable String path, List<String> missing) {}
}
