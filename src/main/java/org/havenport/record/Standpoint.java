package org.havenport.record;

import java.util.UUID;
import org.havenport.chart.Item;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;

/**
 * Where a reader stands: the patient's own pages, or the same pages for the care team.
 *
 * @param root of all pages of this record
 * @param staff whether a member of the care team reads
 */
record Standpoint(String root, boolean staff) {

    /** Where one result is read. */
    static final String RESULTS = "/results/";

    static Standpoint of(Viewer viewer, UUID patient) {
        return viewer instanceof Viewer.Staff
                ? new Standpoint("/staff/patients/" + patient + "/record", true)
                : new Standpoint("/record", false);
    }

    /** What the care team reads is about the patient, not to the patient: such words have a key that ends in staff. */
    String say(Words words, String key, Object... args) {
        return words.say(staff && words.has(key + ".staff") ? key + ".staff" : key, args);
    }

    String section(Section section) {
        return root + "/" + section.path();
    }

    /** Results have a page of their own for patients, with range, warning and receipt. */
    String item(Item item) {
        var read = item.type().equals("Observation") || item.type().equals("DiagnosticReport");
        return switch (item.category()) {
            case LABORATORY, IMAGING, PATHOLOGY -> read && !staff ? RESULTS + item.id() : entry(item.id());
            case VITAL_SIGNS -> item.type().equals("Observation") ? root + "/vitals/" + item.id() : entry(item.id());
            default -> entry(item.id());
        };
    }

    String entry(UUID id) {
        return root + "/items/" + id;
    }
}
