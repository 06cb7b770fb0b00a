package org.havenport.intake;

import java.util.HashMap;
import java.util.Map;
import org.havenport.home.Words;
import org.havenport.patients.MatchResult.Doubt;

/** Why something waits, in the reader's language. */
final class Reasons {

    private static final Map<String, String> KNOWN = known();

    private Reasons() {}

    static String say(Words words, String reason) {
        return words.say("intake.reason." + KNOWN.getOrDefault(reason, "OTHER"));
    }

    private static Map<String, String> known() {
        var known = new HashMap<String, String>();
        for (var doubt : Doubt.values()) {
            known.put(doubt.reason(), doubt.name());
        }
        known.put("it names no patient", "NAMES_NOBODY");
        known.put(Owners.SEVERAL, "NAMES_SEVERAL");
        known.put("its patient is not in the bundle, so two identifiers cannot be compared", "PATIENT_IS_MISSING");
        known.put(Deliveries.ANOTHERS, "WAS_ANOTHERS");
        known.put(Deliveries.ANOTHERS_KEY, "WAS_ANOTHERS_KEY");
        known.put(Strangers.ONE_IDENTIFIER, "ONE_IDENTIFIER");
        known.put(Deliveries.TAKEN_OUT, "COMES_AGAIN");
        known.put(TakenOut.REASON, "TAKEN_OUT");
        return Map.copyOf(known);
    }
}
