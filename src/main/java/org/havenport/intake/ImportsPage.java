package org.havenport.intake;

import java.util.List;
import java.util.Map;
import org.havenport.home.Choice;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * The list of uploads, and the form to bring in more.
 *
 * @param labels how far the labelling of what was filed earlier is, while it goes on
 */
record ImportsPage(
        IncomingFiles.Came form, List<String> sources, List<ImportPage> rows, Relabelling.@Nullable Progress labels) {

    static final Map<String, String> NO_FILE = Map.of("files", "intake.imports.wrong.none");

    /** With the hidden field: what is in the form is read as it comes, after it was checked. */
    String action(Frame frame) {
        return ImportsController.PATH + "?" + frame.csrf().name() + "="
                + frame.csrf().token();
    }

    List<FieldError> errors(Words words) {
        return form.wrong().entrySet().stream()
                .map(it -> new FieldError(it.getKey(), words.say(it.getValue())))
                .toList();
    }

    @Nullable
    String wrong(String field, Words words) {
        var key = form.wrong().get(field);
        return key == null ? null : words.say(key);
    }

    Choice live(Words words) {
        return new Choice(
                "live",
                words.say("intake.imports.live"),
                form.live(),
                List.of(
                        new Choice.Option(
                                "false",
                                words.say("intake.imports.live.false"),
                                words.say("intake.imports.live.false.say")),
                        new Choice.Option(
                                "true",
                                words.say("intake.imports.live.true"),
                                words.say("intake.imports.live.true.say"))));
    }
}
