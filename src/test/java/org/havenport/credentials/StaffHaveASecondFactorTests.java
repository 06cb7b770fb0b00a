package org.havenport.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StaffHaveASecondFactorTests {

    @Autowired
    StaffHaveASecondFactor guard;

    @Autowired
    SignInFigures figures;

    @Autowired
    Cast cast;

    @Autowired
    Asking asking;

    @Test
    @Verifies({"B.sec.3#11", "A1.1#8", "C4#4"})
    void theEvidenceTurnsWhenSomebodyOfTheStaffHasOnlyAPassword() {
        var nurse = cast.newStaff(Role.NURSE);
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(guard.evidence().seen())
                .contains("of staff")
                .contains("of patients")
                .contains("NIST_63B4");
        var app = withoutApp(nurse.account());
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            put(nurse.account(), app);
        }
    }

    @Test
    @Verifies({"A1.1#8", "C4#4"})
    void everyWayIsCounted() {
        var before = figures.of(Viewer.job("test"));
        var ann = cast.newPatient();
        ann.browser().post("/you/sign-in/codes");
        var after = figures.of(Viewer.job("test"));
        assertThat(after.patients().app().part())
                .isEqualTo(before.patients().app().part() + 1);
        assertThat(after.patients().codes().part())
                .isEqualTo(before.patients().codes().part() + 1);
        assertThat(after.patients().second().all())
                .isEqualTo(before.patients().second().all() + 1);
        assertThat(after.longPhrases().part()).isEqualTo(before.longPhrases().part() + 1);
        assertThat(new SignInFigures.Share(199, 200).percent()).isEqualTo(99);
    }

    @Test
    @Verifies({"A1.1#8", "B.sec.3#11", "C4#4"})
    void complianceReadsTheFigures() {
        var page = cast.newStaff(Role.COMPLIANCE_OFFICER).browser().get(FiguresController.PATH);
        assertThat(page.body())
                .contains("Who signs in with what")
                .contains("of the staff have a second factor")
                .contains("follow the national guideline")
                .contains("long phrases");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.newStaff(Role.NURSE)
                        .browser()
                        .get(FiguresController.PATH)
                        .status())
                .isEqualTo(404);
        assertThat(cast.newPatient().browser().get(FiguresController.PATH).status())
                .isEqualTo(404);
    }

    private byte[] withoutApp(UUID account) {
        return asking.atTheDoor(sql -> {
            var app = sql.of("select totp_sealed from access.account where id = :id")
                    .param("id", account)
                    .query((row, _) -> row.getBytes(1))
                    .single();
            sql.of("update access.account set totp_sealed = null where id = :id")
                    .param("id", account)
                    .update();
            return app;
        });
    }

    private void put(UUID account, byte[] app) {
        asking.atTheDoor(sql -> sql.of("update access.account set totp_sealed = :app where id = :id")
                .param("app", app)
                .param("id", account)
                .update());
    }
}
