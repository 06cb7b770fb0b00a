package org.havenport.patients;

import java.util.List;
import java.util.stream.Stream;
import org.havenport.home.Choice;
import org.havenport.home.FieldError;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before a record opens to somebody who does not look after the patient.
 *
 * @param path of the patient
 * @param hours for how long it opens
 * @param days within how many business days compliance looks at it
 */
record ReasonPage(
        IdentityBand band,
        String path,
        int hours,
        int days,
        @Nullable EmergencyReason reason,
        String note,
        List<FieldError> errors) {

    Choice reasons(Words words) {
        return new Choice(
                "reason",
                words.say("patients.reason.which"),
                reason == null ? "" : reason.name(),
                Stream.of(EmergencyReason.values())
                        .map(it -> new Choice.Option(it.name(), words.say("patients.reason." + it), ""))
                        .toList());
    }

    @Nullable
    String wrong(String field) {
        return FieldError.at(field, errors);
    }
}
