package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SafeguardControllerTests {

    private static final String PAGE = "/staff/safeguards/SessionsEndWhenIdle";

    @Autowired
    Cast cast;

    @Test
    @Verifies({"A.risk.5#3", "B.tbl#1"})
    void onePromiseStandsThereWithEverythingBehindIt() {
        var gina = cast.gina().browser();
        var planned = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        var kept = gina.post(PAGE + "/remark", "remark", "Half an hour suits us.", "planned", planned.toString());
        assertThat(kept.status()).isEqualTo(303);

        var page = gina.get(PAGE).body();

        assertThat(page)
                .contains("Half an hour suits us.", "Planned by", "Security administrator", "Review due by")
                .contains("org/havenport/access/SessionsEndWhenIdle.java", "What was seen over time");
    }

    @Test
    @Verifies("B.concl#1")
    void aReviewIsKeptWithWhoMadeIt() {
        var jana = cast.jana().browser();

        assertThat(jana.post(PAGE + "/review", "next", "2999-01-01").status()).isEqualTo(422);
        assertThat(jana.post(PAGE + "/review", "next", "soon").body()).contains("Write the day as");
        assertThat(jana.post(PAGE + "/review", "next", "").status()).isEqualTo(303);
        assertThat(jana.get(PAGE).body()).contains("Last reviewed on", "Jana");
    }

    @Test
    @Verifies("A.risk.5#5")
    void aWaiverIsAskedForByOneAndAgreedToByAnother() {
        var page = "/staff/safeguards/WaiversEndByThemselves";
        var until = LocalDate.now(ZoneOffset.UTC).plusDays(20).toString();
        var osei = cast.osei().browser();
        var gina = cast.gina().browser();

        assertThat(osei.post(page + "/waiver", "reason", "", "until", until).body())
                .contains("Write a few words.");
        assertThat(osei.post(page + "/waiver", "reason", "A test.", "until", until)
                        .status())
                .isEqualTo(303);
        assertThat(osei.post(page + "/waiver/agree").status()).isEqualTo(422);
        assertThat(osei.get(page).body()).contains("waits for a second person").doesNotContain("waiver/agree");
        assertThat(gina.post(page + "/waiver/agree").status()).isEqualTo(303);
        assertThat(gina.get(page).body()).contains("Waived until", "Agreed to by");
        assertThat(gina.post(page + "/waiver/end").status()).isEqualTo(303);
        assertThat(gina.get(page).body()).doesNotContain("Waived until");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var mayNot : List.of(cast.dora(), cast.lena(), cast.hugo())) {
            assertThat(mayNot.browser().get(PAGE).status()).isEqualTo(404);
            assertThat(mayNot.browser().post(PAGE + "/review").status()).isEqualTo(404);
        }
        assertThat(cast.max().browser().get(PAGE).status()).isEqualTo(200);
        assertThat(cast.max().browser().post(PAGE + "/owner", "role", "COUNSEL").status())
                .isEqualTo(404);
        assertThat(cast.gina().browser().get("/staff/safeguards/NoSuchPromise").status())
                .isEqualTo(404);
    }

    @Test
    void itLeavesATrace() {
        cast.gina().browser().post(PAGE + "/owner", "role", "ADMINISTRATOR");
        var log = cast.gina()
                .browser()
                .get("/staff/audit?action=promise-owner-named")
                .body();

        assertThat(log).contains("promise-owner-named", "SessionsEndWhenIdle");
        cast.gina().browser().post(PAGE + "/owner", "role", "SECURITY_ADMINISTRATOR");
    }

    @Test
    @Verifies("A.risk.5#4")
    void theListOfWorkIsThere() {
        assertThat(cast.gina().browser().get("/staff/safeguards/work").status()).isEqualTo(200);
        assertThat(cast.gina().browser().get("/staff/safeguards?owner=mine").status())
                .isEqualTo(200);
    }
}
