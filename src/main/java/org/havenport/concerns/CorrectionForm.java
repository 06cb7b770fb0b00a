package org.havenport.concerns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.havenport.home.Choice;
import org.havenport.home.FieldError;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/** What a patient has filled in, whole or not. */
record CorrectionForm(@Nullable Wrong wrong, @Nullable String words) {

    static final int LONGEST = 2000;

    static CorrectionForm empty() {
        return new CorrectionForm(null, null);
    }

    String text() {
        return words == null ? "" : words.strip();
    }

    Choice choice(Words said) {
        return new Choice(
                "wrong",
                said.say("concerns.new.wrong"),
                wrong == null ? "" : wrong.name(),
                Arrays.stream(Wrong.values())
                        .map(w -> new Choice.Option(
                                w.name(), said.say("concerns.wrong." + w), said.say("concerns.wrong.say." + w)))
                        .toList());
    }

    /** What is missing; words may be left out only when it is somebody else's. */
    List<FieldError> errors(Words said) {
        var errors = new ArrayList<FieldError>();
        if (wrong == null) {
            errors.add(new FieldError("wrong", said.say("concerns.missing.wrong")));
        }
        if (text().isEmpty() && wrong != Wrong.NOT_MINE) {
            errors.add(new FieldError("words", said.say("concerns.missing.words")));
        }
        if (text().length() > LONGEST) {
            errors.add(new FieldError("words", said.say("concerns.too-long", LONGEST)));
        }
        return errors;
    }
}
