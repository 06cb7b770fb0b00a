package org.havenport.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.access.Gate;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StaffControllerTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    Cast cast;

    @Autowired
    TextsInForce texts;

    @Autowired
    Agreements agreements;

    @Autowired
    Figures figures;

    @Autowired
    Asking asking;

    @Autowired
    Gate gate;

    @Test
    @Verifies({"A6.1#4", "B.sec.4#6"})
    void itShowsWhoConfirmedWhatIsInForceAndWhoIsAsked() {
        texts.all();
        var pat = cast.newPatient();
        var before = figures.of(JOB);
        asked(pat.account());
        assertThat(figures.waiting(JOB)).anyMatch(it -> it.account().equals(pat.account()));

        agreements.brought(JOB, pat.patient());

        var after = figures.of(JOB);
        assertThat(after.whole()).isEqualTo(before.whole() + 1);
        assertThat(after.separate()).isEqualTo(before.separate() + 1);
        assertThat(after.people()).isEqualTo(before.people());
        assertThat(figures.waiting(JOB)).noneMatch(it -> it.account().equals(pat.account()));
        var page = cast.karl().browser().get(StaffController.PATH).body();
        assertThat(page)
                .contains("Confirmed all that is in force")
                .contains("Not confirmed yet")
                .contains("By version");

        texts.renewed("agreement");
        assertThat(figures.of(JOB).whole()).isLessThan(after.whole());
        assertThat(figures.of(JOB).separate()).isEqualTo(after.separate());
        asked(pat.account());
        assertThat(figures.waiting(JOB)).anyMatch(it -> it.account().equals(pat.account()));
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.dora().browser().get(StaffController.PATH).status()).isEqualTo(404);
        assertThat(cast.hugo().browser().get(StaffController.PATH).status()).isEqualTo(404);
        assertThat(agreements.waiting(new Viewer.Staff(Viewer.NO_ID, Viewer.NO_ID, java.util.Set.of(), "Hugo")))
                .isEmpty();
    }

    private void asked(java.util.UUID account) {
        asking.atTheDoor(sql -> {
            gate.askAgain(sql, account);
            return true;
        });
    }
}
