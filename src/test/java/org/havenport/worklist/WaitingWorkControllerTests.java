package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class WaitingWorkControllerTests extends SomeWork {

    @Autowired
    Cast cast;

    private CastMember nurse;
    private CastMember other;
    private String path;

    @BeforeEach
    void aCallWaits() {
        nurse = cast.newStaff(Role.NURSE);
        other = cast.newStaff(Role.NURSE);
        answering(Pool.NURSES, who(nurse), who(other));
        answering(Pool.FRONT_DESK, who(cast.frank()), colleague(Role.FRONT_DESK));
        open(JOB, CALL);
        rounds.settle(ann.patient(), work(CALL).id());
        path = "/staff/work/" + ann.patient() + "/" + work(CALL).id();
    }

    private static Viewer who(CastMember member) {
        return new Viewer.Staff(Viewer.NO_ID, member.account(), java.util.Set.of(), "");
    }

    @Test
    void itIsListedOpenedTakenAndEnded() {
        assertThat(nurse.browser().get("/staff/work").body()).contains(path, "not taken yet");
        assertThat(nurse.browser().get(path).body()).contains("Take it", "It came to Sam Newman");
        nurse.browser().post(path, "act", "take");
        assertThat(work(CALL).taken()).isNotNull();
        assertThat(other.browser().get(path).body())
                .as("a colleague has it open")
                .contains("has this open now");
        assertThat(other.browser().post(path, "act", "take").body()).contains("A colleague took it before you");

        nurse.browser().post(path, "act", "done", "outcome", "DONE");
        assertThat(work(CALL).outcome()).isEqualTo("DONE");
        assertThat(nurse.browser().get(path).status()).isEqualTo(404);
    }

    @Test
    @Verifies({"B.risk.reply.3#3", "B.risk.reply.3#4"})
    void itIsPassedDownOnlyWithAReasonAndUpWithOneButton() {
        assertThat(nurse.browser().post(path, "act", "down").body()).contains("Choose why it needs less skill");
        assertThat(work(CALL).skill()).isEqualTo(Skill.NURSE);
        nurse.browser().post(path, "act", "down", "reason", "NOT_CLINICAL");
        assertThat(work(CALL).skill()).isEqualTo(Skill.CLERK);
        assertThat(cast.frank().browser().get(path).body()).contains("Pass it up to the nurses");
        cast.frank().browser().post(path, "act", "up");
        assertThat(work(CALL).skill()).isEqualTo(Skill.NURSE);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.hugo().browser().get("/staff/work").status()).isEqualTo(404);
        assertThat(cast.frank().browser().get(path).status()).isEqualTo(404);
        assertThat(cast.frank().browser().post(path, "act", "take").status()).isEqualTo(404);
    }

    @Test
    @Verifies({"A1.7#2", "A1.7#6"})
    void anAbsenceWithoutAnAlternateIsRefusedWithAWayOn() {
        var from = LocalDate.now(clock).plusDays(20).toString();
        var away = nurse.browser().post("/staff/coverage/away", "from", from, "until", from, "alternate", "");
        assertThat(away.status()).isEqualTo(422);
        assertThat(away.body()).contains("An absence needs somebody who answers meanwhile");
        assertThat(away.body()).contains("Uncovered hours", "in the last 7 days");

        var third = cast.newStaff(Role.NURSE);
        nurse.browser()
                .post(
                        "/staff/coverage/away",
                        "from",
                        from,
                        "until",
                        from,
                        "alternate",
                        third.account().toString());
        assertThat(coverage.roster(JOB).absences())
                .anyMatch(it ->
                        it.account().equals(nurse.account()) && it.alternate().equals(third.account()));
    }

    @Test
    void whoNamesPlansWhoIsOnCall() {
        var from = LocalDate.now(clock).plusDays(100);
        var karl = cast.karl().browser();
        karl.post(
                "/staff/on-call",
                "from",
                from + "T18:00",
                "to",
                from.plusDays(1) + "T08:00",
                "first",
                nurse.account().toString(),
                "second",
                other.account().toString());

        assertThat(karl.get("/staff/on-call").body()).contains("Sam Newman", "Take back");
        assertThat(karl.get("/staff/coverage").body()).contains("Change the hours");
        assertThat(nurse.browser().get("/staff/coverage").body()).doesNotContain("Change the hours");
        assertThat(nurse.browser()
                        .post("/staff/on-call", "from", from + "T18:00")
                        .status())
                .isEqualTo(404);
    }
}
