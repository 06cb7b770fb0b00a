package org.havenport.home;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.havenport.protocols.Practice;
import org.havenport.viewer.Viewer;

/** A practice and its frames, for looking at pages without starting the program. */
final class Examples {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final Practice CEDAR_HOLLOW = new Practice(
            "Cedar Hollow Family Practice",
            "(541) 555-0142",
            "(541) 555-0119",
            List.of("218 Mill Road", "Cedar Hollow"),
            List.of("P.O. Box 218", "Cedar Hollow, OR 97000"),
            "911",
            "988",
            "1-800-222-1222",
            "Valley General, 40 Hospital Drive");

    private Examples() {}

    static Frame frame(Locale locale, Viewer viewer, String path, Place... places) {
        return new Frame(
                Words.of(locale, ZONE),
                viewer,
                path,
                new Csrf("_csrf", "token"),
                CEDAR_HOLLOW,
                "Monday to Friday, 8 am to 5 pm",
                List.of(),
                List.of(places),
                _ -> true,
                null,
                null);
    }

    static Viewer.Patient ann() {
        return new Viewer.Patient(Viewer.NO_ID, Viewer.NO_ID, Viewer.NO_ID, "Ann");
    }

    static Viewer.Staff dora() {
        return new Viewer.Staff(Viewer.NO_ID, Viewer.NO_ID, java.util.Set.of(), "Dora Reyes");
    }
}
