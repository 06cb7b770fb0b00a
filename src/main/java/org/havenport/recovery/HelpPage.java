package org.havenport.recovery;

import java.util.Arrays;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.patients.Retyped;
import org.jspecify.annotations.Nullable;

/**
 * The page on which staff help somebody to get in again.
 *
 * @param back where they came from, and where the page is
 * @param name whom they help
 * @param patient whether it is about a patient; nothing that is to be typed is shown
 * @param account whether there is anything to get into
 * @param contactIsNew whether addresses changed lately, so that the person must stand here
 * @param alone what is said where nobody else is told, so that two people make sure; or null
 * @param waits whether the viewer has made sure, and a colleague has to
 */
record HelpPage(
        String back,
        String name,
        boolean patient,
        boolean account,
        boolean contactIsNew,
        @Nullable String alone,
        boolean waits,
        HelpForm form,
        Errors errors) {

    String path() {
        return back + "/sign-in-help";
    }

    Choice methods(Frame frame) {
        var methods = Arrays.stream(Helped.Method.values())
                .filter(it -> !contactIsNew || it == Helped.Method.IN_PERSON)
                .map(it -> option(frame, "recovery.method.", it))
                .toList();
        return new Choice("method", frame.say("recovery.help.method"), Retyped.text(form.method()), methods);
    }

    Choice reasons(Frame frame) {
        var reasons = Arrays.stream(Helped.Reason.values())
                .map(it -> option(frame, "recovery.reason.", it))
                .toList();
        return new Choice("reason", frame.say("recovery.help.reason"), Retyped.text(form.reason()), reasons);
    }

    private static Choice.Option option(Frame frame, String key, Enum<?> value) {
        var say = frame.words().has(key + value + ".say") ? frame.say(key + value + ".say") : "";
        return new Choice.Option(value.name(), frame.say(key + value), say);
    }

    static HelpPage of(String back, String name, HelpForm form, Errors errors) {
        return new HelpPage(back, name, false, true, false, null, false, form, errors);
    }
}
