package org.havenport.followup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.havenport.home.Words;

/** What happened about a matter, in the reader's words: no code of ours or of another system stands in a proof. */
final class ProofWords {

    private static final String MOMENT = "followup.moment.";
    private static final String PROOF = "followup.proof.";

    private static final List<String> BESIDE = List.of(
            "followup.detail.",
            "followup.identifier.",
            "followup.loops.reason.",
            "followup.outcome.",
            "followup.proof.status.");

    private ProofWords() {}

    static String said(Words words, ProofEvent event) {
        var detail = event.detail() == null ? "" : event.detail();
        var what = event.what();
        var said =
                switch (what) {
                    case "OPENED" -> MOMENT + "opened." + detail;
                    case "SETTLED" -> MOMENT + "settled." + detail;
                    case "STEP" -> MOMENT + "step." + detail;
                    case "VIEWED" -> MOMENT + "viewed." + first(detail);
                    case "CONTACT" -> MOMENT + "contact." + first(detail);
                    case "CALL_DUE" -> MOMENT + "call." + detail;
                    case "CALL_ENDED" -> MOMENT + "call-closed." + detail;
                    case "LETTER" -> MOMENT + "letter." + detail;
                    case "LETTER_POSTED" -> MOMENT + "posted." + first(detail);
                    default -> PROOF + what + "." + detail;
                };
        if (words.has(said)) {
            var beside = beside(words, detail);
            return what.equals("VIEWED") && !beside.isEmpty()
                    ? words.say("followup.proof.warned", words.say(said), beside)
                    : words.say(said, beside);
        }
        // What the log calls it is the name under which it is found there.
        return words.say(PROOF + what) + (what.equals("LOGGED") ? " (" + detail + ")" : inBrackets(words, detail));
    }

    /** A channel, a state of another system or a reason, where there is a word for it. */
    private static String inBrackets(Words words, String detail) {
        var found = Arrays.stream(detail.split(", "))
                .filter(it -> !it.isEmpty())
                .flatMap(it -> Stream.concat(
                        BESIDE.stream().map(kind -> kind + it),
                        // A kind of work, by the room it comes from.
                        Stream.of(it.replaceFirst("\\.", ".work."))))
                .filter(words::has)
                .map(words::say)
                .toList();
        return found.isEmpty() ? "" : " (" + String.join(", ", found) + ")";
    }

    private static String first(String detail) {
        return detail.split("\\|", 2)[0];
    }

    /** What stands behind the bar: by which medium, or the number of a letter. */
    private static String beside(Words words, String detail) {
        var bar = detail.indexOf('|');
        var beside = bar < 0 ? "" : detail.substring(bar + 1);
        return words.has("followup.detail." + beside) ? words.say("followup.detail." + beside) : beside;
    }
}
