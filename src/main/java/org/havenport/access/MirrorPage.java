package org.havenport.access;

import java.util.UUID;
import org.havenport.patients.Person;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Before staff see what a patient sees, and when something of it was refused.
 *
 * @param path where it is opened
 * @param back the patient's page
 * @param record whether the role of the viewer shows results and record
 * @param why what was refused, or null
 */
record MirrorPage(
        String name,
        String path,
        String back,
        boolean record,
        @Nullable Why why) {

    /** Why something was refused. */
    enum Why {
        /** It would have changed something. */
        ACTS,
        /** It is no part of what the viewer's role shows. */
        PART,
        /** The time is over, or the viewer no longer looks after the patient. */
        OVER
    }

    static MirrorPage of(Viewer viewer, Person who, @Nullable Why why) {
        return new MirrorPage(who.given(), path(who.id()), back(who.id()), FieldGroup.RESULTS.seenBy(viewer), why);
    }

    static String back(UUID patient) {
        return "/staff/patients/" + patient;
    }

    static String path(UUID patient) {
        return back(patient) + "/mirror";
    }
}
