package org.havenport.home;

import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The bar above a patient's pages while staff see them as the patient does, in the language of the staff.
 *
 * @param language of the bar: its tag
 * @param part what the role of this viewer does not show; null when it shows everything
 * @param only why a question to the patient cannot be answered here
 * @param end where it is closed; leads back to the patient's page of the staff
 */
public record SeenAs(
        String language,
        String title,
        String nothing,
        String until,
        @Nullable String part,
        String only,
        String end,
        String back) {

    static @Nullable SeenAs of(Viewer viewer, Words page) {
        if (!(viewer instanceof Viewer.Mirror mirror)) {
            return null;
        }
        var words = Words.of(mirror.told(), page.zone());
        var name = mirror.shownAs();
        return new SeenAs(
                words.locale().getLanguage(),
                words.say("ui.seen-as.title", name),
                words.say("ui.seen-as.nothing"),
                words.say("ui.seen-as.until", words.time(mirror.until())),
                FieldGroup.RESULTS.seenBy(viewer) ? null : words.say("ui.seen-as.part"),
                words.say("ui.seen-as.only", name),
                "/staff/patients/" + mirror.patient() + "/mirror/end",
                words.say("ui.seen-as.back", name));
    }
}
