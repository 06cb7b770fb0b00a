package org.havenport.recovery;

import java.util.Arrays;
import java.util.UUID;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.patients.Retyped;
import org.jspecify.annotations.Nullable;

/**
 * The page on which an account is suspended, or a suspension is lifted.
 *
 * @param now how it is suspended now; null when it is not
 */
record SuspensionPage(UUID patient, String name, @Nullable Suspension now, SuspensionForm form, Errors errors) {

    String path() {
        return back() + "/suspension";
    }

    String back() {
        return "/staff/patients/" + patient;
    }

    Choice scopes(Frame frame) {
        var options = Arrays.stream(Suspension.Scope.values())
                .map(it -> new Choice.Option(
                        it.name(), frame.say("recovery.scope." + it), frame.say("recovery.scope." + it + ".say")))
                .toList();
        return new Choice("scope", frame.say("recovery.suspend.scope"), Retyped.text(form.scope()), options);
    }

    Choice reasons(Frame frame) {
        var options = Arrays.stream(Suspension.Reason.values())
                .map(it -> new Choice.Option(it.name(), frame.say("recovery.because." + it), ""))
                .toList();
        return new Choice("reason", frame.say("recovery.suspend.reason"), Retyped.text(form.reason()), options);
    }
}
