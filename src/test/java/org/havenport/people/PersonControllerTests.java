package org.havenport.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.havenport.access.Rights;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PersonControllerTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Rights rights;

    @Autowired
    private Audit audit;

    @Test
    @Verifies("B.sec.2#3")
    void anEndActsOnTheVeryNextRequestAndNothingSignsThemInAgain() {
        var nurse = cast.newStaff(Role.NURSE);
        assertThat(nurse.browser().get("/staff").status()).isEqualTo(200);
        var path = "/staff/people/" + nurse.account();
        assertThat(cast.jana().browser().post(path + "/end", "why", "").status())
                .isEqualTo(422);
        assertThat(cast.jana()
                        .browser()
                        .post(path + "/end", "why", "Left the practice")
                        .status())
                .isEqualTo(303);

        assertThat(nurse.newBrowser().get("/staff").location()).isEqualTo("/sign-in");
        var again = nurse.newBrowser();
        again.get("/sign-in");
        var refused = again.post("/sign-in", "username", nurse.username(), "password", nurse.password());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("do not go together");
        assertThat(cast.jana().browser().get(path).body()).contains("Left the practice", "Ended on");
        assertThat(lines(nurse)).contains("person-ended");
    }

    @Test
    void theSessionOfSomebodyEndedIsGoneAtOnce() {
        var nurse = cast.newStaff(Role.NURSE);
        var browser = nurse.browser();
        browser.get("/staff");
        cast.jana().browser().post("/staff/people/" + nurse.account() + "/end", "why", "Left the practice");
        assertThat(browser.get("/staff").location()).isEqualTo("/sign-in");
    }

    @Test
    void aRoleIsGivenConfirmedAndTakenAndEachActsOnTheNextRequest() {
        var member = cast.newStaff(Role.FRONT_DESK);
        var path = "/staff/people/" + member.account();
        assertThat(member.browser().get("/staff/results").status()).isEqualTo(404);
        assertThat(cast.jana()
                        .browser()
                        .post(path + "/give", "role", "NURSE", "reason", "")
                        .status())
                .isEqualTo(422);
        cast.jana().browser().post(path + "/give", "role", "NURSE", "reason", "Covers a colleague");
        assertThat(member.browser().get("/staff/results").status()).isEqualTo(200);
        assertThat(cast.jana().browser().get(path).body()).contains("Given by Jana Novak", "Covers a colleague");
        cast.jana().browser().post(path + "/confirm", "role", "NURSE");
        assertThat(cast.jana().browser().get(path).body()).contains("Confirmed by Jana Novak");
        cast.jana().browser().post(path + "/take", "role", "NURSE");
        assertThat(member.browser().get("/staff/results").status()).isEqualTo(404);
        assertThat(lines(member)).contains("role-given", "role-confirmed", "role-ended");
    }

    @Test
    void nobodyDecidesAboutThemselves() {
        var jana = cast.jana();
        var path = "/staff/people/" + jana.account();
        for (var action : List.of("/give", "/take", "/confirm")) {
            var answer = jana.browser().post(path + action, "role", "ADMINISTRATOR", "reason", "because");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("Nobody decides about their own rights");
        }
        assertThat(jana.browser().post(path + "/end", "why", "because").status())
                .isEqualTo(422);
        assertThat(jana.browser().get("/staff/people").status()).isEqualTo(200);
    }

    @Test
    @Verifies("B.sec.2#7")
    void whoGrantsIsNotWhoAudits() {
        var jana = cast.jana();
        var administrator = cast.newStaff(Role.SECURITY_ADMINISTRATOR);
        var refused = jana.browser()
                .post(
                        "/staff/people/" + administrator.account() + "/give",
                        "role",
                        "COMPLIANCE_OFFICER",
                        "reason",
                        "x");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Who gives rights may not be the one who audits them");

        var officer = cast.newStaff(Role.COMPLIANCE_OFFICER);
        assertThat(jana.browser()
                        .post("/staff/people/" + officer.account() + "/give", "role", "ADMINISTRATOR", "reason", "x")
                        .status())
                .isEqualTo(422);
        assertThat(officer.browser().get("/staff/people").status())
                .as("who audits reads the list")
                .isEqualTo(200);
        assertThat(officer.browser().get("/staff/people/add").status()).isEqualTo(404);
        assertThat(officer.browser()
                        .post("/staff/people/" + administrator.account() + "/end", "why", "x")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var member : List.of(cast.hugo(), cast.dora(), cast.frank(), cast.max())) {
            assertThat(member.browser().get("/staff/people").status()).isEqualTo(404);
            assertThat(member.browser()
                            .get("/staff/people/" + cast.ellis().account())
                            .status())
                    .isEqualTo(404);
        }
        var nurse = viewers.staff(Role.NURSE);
        assertThatThrownBy(() -> rights.give(nurse, UUID.randomUUID(), Role.NURSE, "because", null))
                .isInstanceOf(GrantRefused.class);
    }

    private List<String> lines(CastMember about) {
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        return audit.search(gina, AuditQuery.newest()).stream()
                .filter(line -> about.account().equals(line.item()))
                .map(AuditLine::action)
                .toList();
    }
}
