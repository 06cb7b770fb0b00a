package org.havenport.access;

import java.util.List;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a lock is opened.
 *
 * @param who whose account it is
 * @param state how its locks stand, in words
 * @param locked whether there is anything to open
 * @param staff whether it is an account of staff, for which a second person agrees
 * @param path where the form goes
 */
record UnlockPage(
        String who,
        String state,
        boolean locked,
        boolean staff,
        String path,
        String back,
        UnlockForm form,
        Errors errors,
        Choice how) {

    static UnlockPage of(
            Frame frame,
            String who,
            Locks.@Nullable Standing standing,
            boolean staff,
            String path,
            String back,
            UnlockForm form,
            Errors errors) {
        var words = frame.words();
        var options = List.of(Locks.How.values()).stream()
                .map(it -> new Choice.Option(
                        it.name(), words.say("access.unlock.how." + it), words.say("access.unlock.how." + it + ".say")))
                .toList();
        return new UnlockPage(
                who,
                state(frame, standing),
                standing != null && standing.isLocked(),
                staff,
                path,
                back,
                form,
                errors,
                new Choice("how", words.say("access.unlock.how"), form.how(), options));
    }

    private static String state(Frame frame, Locks.@Nullable Standing standing) {
        if (standing == null) {
            return frame.say("access.unlock.state.none");
        }
        var until = standing.until();
        if (standing.shut()) {
            return frame.say("access.unlock.state.shut");
        }
        return until == null
                ? frame.say("access.unlock.state.open")
                : frame.say("access.unlock.state.locked", frame.words().dateTime(until));
    }
}
