package org.havenport.results;

import java.util.ArrayList;
import java.util.List;
import org.havenport.followup.Obligation;
import org.havenport.followup.Obligation.Because;
import org.havenport.home.NextStep;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/** What has happened with a result, and what happens next. Promises no time, for nobody by name holds it. */
final class NextSteps {

    private NextSteps() {}

    static List<NextStep> of(Words words, @Nullable Obligation obligation) {
        if (obligation == null) {
            return List.of(ask(words));
        }
        var steps = new ArrayList<NextStep>();
        steps.add(done(words.dateTime(obligation.opened()), words.say("results.next.because." + obligation.because())));
        if (obligation.reviewed() != null) {
            steps.add(done(words.dateTime(obligation.reviewed()), words.say("results.next.reviewed")));
        } else if (obligation.because() == Because.PATIENT_REQUEST) {
            steps.add(NextStep.of(words.say("results.next.soon"), words.say("results.next.call")));
        } else {
            steps.add(NextStep.of(words.say("results.next.then"), words.say("results.next.review")));
        }
        if (obligation.confirmed() != null) {
            steps.add(done(words.dateTime(obligation.confirmed()), words.say("results.next.confirmed")));
        } else {
            steps.add(NextStep.of(words.say("results.next.you"), words.say("results.next.confirm")));
        }
        steps.add(ask(words));
        return steps;
    }

    private static NextStep ask(Words words) {
        return NextStep.of(words.say("results.next.any-time"), words.say("results.next.ask"));
    }

    private static NextStep done(String when, String what) {
        return new NextStep(when, what, true);
    }
}
