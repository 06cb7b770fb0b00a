package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The front desk changes an address for whoever asks, and looks at accounts whose change was undone. */
@PortalTest
class DeskControllerTests {

    @Autowired
    Cast cast;

    @Autowired
    Reached reached;

    @Autowired
    ContactPoints points;

    @Test
    @Verifies("A2.1#2")
    void theFrontDeskChangesItOnRequestWithTwoIdentifiersAndTheSameNotices() {
        var ann = reached.byMail();
        var other = Reached.address();
        var frank = cast.frank().browser();
        assertThat(desk(frank, "1999-01-01", reached.who(ann).name(), other).status())
                .isEqualTo(422);
        assertThat(desk(frank, reached.who(ann).birthDate().toString(), "", other)
                        .status())
                .isEqualTo(422);
        var code = desk(
                frank, reached.who(ann).birthDate().toString(), reached.who(ann).name(), other);
        assertThat(code.status()).isEqualTo(303);
        reached.send(ann);
        assertThat(frank.post(code.location(), "code", "00000000").status()).isEqualTo(422);
        assertThat(frank.post(code.location(), "code", Reached.codeTo(other)).status())
                .isEqualTo(303);
        reached.send(ann);
        assertThat(reached.inUse(ann)).containsExactly(other);
        assertThat(reached.enteredBy(ann)).isEqualTo(cast.frank().account());
        assertThat(Reached.whole(other)).contains("An address was changed");
        assertThat(cast.stranger().post(Reached.linkTo(ann.mail())).status()).isEqualTo(303);
        assertThat(reached.inUse(ann)).containsExactly(ann.mail());
        for (var staff : List.of(cast.dora(), cast.hugo(), cast.jana())) {
            assertThat(staff.browser().get(DeskController.PATH).status()).isEqualTo(404);
        }
    }

    @Test
    void whoWorksHereMayUndoToo() {
        var dora = cast.newStaff(org.havenport.viewer.Role.NURSE);
        var mail = Reached.address();
        points.enterForAccount(Reached.JOB, dora.account(), Channel.EMAIL, mail);
        var other = Reached.address();
        assertThat(Reached.offer(dora.browser(), other).status()).isEqualTo(303);
        reached.sendTo(dora);
        assertThat(Reached.type(dora.browser(), Reached.codeTo(other)).status()).isEqualTo(303);
        reached.sendTo(dora);
        assertThat(cast.stranger().post(Reached.linkTo(mail)).status()).isEqualTo(303);
        assertThat(dora.browser().get(ContactController.PATH).body()).contains(mail, "A change was undone here");
        var jana = cast.jana().browser();
        assertThat(jana.get(StaffReachedController.PATH).body()).contains("Changes undone");
        assertThat(jana.post(StaffReachedController.PATH + "/" + dora.account() + "/allow")
                        .status())
                .isEqualTo(303);
        assertThat(dora.browser().get(ContactController.PATH).body()).doesNotContain("A change was undone here");
    }

    private static Browser.Answer desk(Browser frank, String born, String name, String mail) {
        return frank.post(DeskController.PATH, "born", born, "name", name, "channel", "EMAIL", "address", mail);
    }
}
