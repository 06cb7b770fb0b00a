package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.notices.Message;
import org.havenport.notices.Reach;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class UnreadResultsClimbTests {

    @Autowired
    private UnreadResultsClimb guard;

    @Autowired
    private Owing owing;

    @Autowired
    private Reach reach;

    @Autowired
    private Cast cast;

    @Test
    @Verifies({"A1.10#3", "B.com.3#7"})
    void theEvidenceTurnsWhenACriticalResultStaysUnreadWithoutACall() {
        owing.lookAtAll();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        var pat = owing.reached();
        var item = owing.critical(pat);
        owing.passes(Duration.ofHours(25), pat, item);
        assertThat(guard.evidence().state()).as("nobody looked").isEqualTo(State.BROKEN);

        owing.look(pat);
        assertThat(owing.calls(pat, item)).containsExactly("NOT_VIEWED");
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies({"A1.10#1", "A1.10#2", "A1.10#3"})
    void whatIsNotOpenedIsRemindedOfThenByAnotherWayAndThenSomebodyCalls() {
        var pat = owing.reached();
        var item = owing.significant(pat);
        owing.look(pat);
        assertThat(owing.steps(pat, item)).as("the same day").isEmpty();
        owing.passes(Duration.ofHours(25), pat, item);
        owing.look(pat);
        owing.look(pat);
        assertThat(owing.steps(pat, item))
                .as("once, however often it is looked at")
                .containsExactly("REMINDER");
        owing.passes(Duration.ofHours(24), pat, item);
        owing.look(pat);
        assertThat(owing.steps(pat, item)).containsExactly("REMINDER", "SECOND_CHANNEL");
        assertThat(reach.about(Owing.JOB, pat.patient(), item))
                .extracting(Message::kind)
                .contains("followup.something-new", "followup.still-waiting", "followup.another-way");
        owing.passes(Duration.ofDays(7), pat, item);
        owing.look(pat);
        owing.look(pat);
        assertThat(owing.calls(pat, item)).containsExactly("NOT_VIEWED");
        assertThat(cast.dora().browser().get("/staff/calls").body())
                .contains("/staff/calls/" + pat.patient(), "Has not opened it.");
    }

    @Test
    @Verifies("B.com.3#7")
    void whatWasOpenedAndNotConfirmedIsACallTooAndIsOverOnceItIsConfirmed() {
        var pat = owing.reached();
        var item = owing.significant(pat);
        assertThat(pat.browser().get("/results/" + item).status()).isEqualTo(200);
        owing.passes(Duration.ofDays(9), pat, item);
        owing.look(pat);
        assertThat(owing.calls(pat, item)).containsExactly("NOT_CONFIRMED");

        pat.browser().get("/results/" + item);
        assertThat(pat.browser().post("/results/" + item + "/seen").status()).isEqualTo(303);
        assertThat(cast.dora().browser().get("/staff/calls").body())
                .as("at once, before the program looks")
                .doesNotContain("/staff/calls/" + pat.patient());
        owing.look(pat);
        assertThat(owing.settled(pat, item)).containsExactly("CONFIRMED");
        assertThat(owing.calls(pat, item)).containsExactly("NOT_CONFIRMED RECEIVED");
    }

    @Test
    @Verifies({"A1.10#1", "B.com.3#7"})
    void whatIsRoutineGetsALetterAndNothingIfItWasOpened() {
        var reads = owing.reached();
        var seen = owing.routine(reads);
        assertThat(reads.browser().get("/results/" + seen).status()).isEqualTo(200);
        var pat = owing.reached();
        var unseen = owing.routine(pat);
        for (var who : List.of(reads, pat)) {
            owing.passes(Duration.ofDays(11), who, who == pat ? unseen : seen);
            owing.look(who);
        }
        assertThat(owing.settled(reads, seen)).containsExactly("VIEWED");
        assertThat(owing.steps(pat, unseen)).containsExactly("LETTER");
        assertThat(owing.calls(pat, unseen)).isEmpty();
    }

    @Test
    void nothingGoesToSomebodyWhoDiedAndNobodyCallsThem() {
        var pat = owing.reached();
        var item = owing.significant(pat);
        owing.passes(Duration.ofDays(9), pat, item);
        owing.look(pat);
        owing.change(
                "update patients.patient set died_known_at = '2026-01-01T00:00:00Z' where id = ? and ?::uuid is not null",
                pat,
                item);
        owing.look(pat);
        assertThat(owing.settled(pat, item)).containsExactly("DIED");
        assertThat(owing.calls(pat, item)).containsExactly("NOT_VIEWED DIED");
    }
}
