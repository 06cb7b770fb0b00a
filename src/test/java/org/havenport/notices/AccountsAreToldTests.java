package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Who works here is told of what happens to their account, and so is everybody from the door, where nobody is known yet. */
@PortalTest
class AccountsAreToldTests {

    private static final Pattern POINT = Pattern.compile("/you/contact/([0-9a-f-]{36})/verify");

    @Autowired
    Cast cast;

    @Autowired
    Reached reached;

    @Autowired
    Notices notices;

    @Autowired
    ContactPoints points;

    @Autowired
    Asking asking;

    @Test
    void whoWorksHereSaysWhereTheyAreReachedAndIsToldThere() {
        var dora = cast.newStaff(Role.NURSE);
        var browser = dora.browser();
        var mail = address();
        assertThat(browser.get("/staff").body()).contains("Say where you are reached");
        assertThat(browser.post(ContactController.PATH + "/offer", "channel", "EMAIL", "address", mail)
                        .status())
                .isEqualTo(303);
        reached.sendTo(dora);
        var point = POINT.matcher(browser.get(ContactController.PATH).body());
        assertThat(point.find()).isTrue();
        assertThat(browser.post(ContactController.PATH + "/" + point.group(1) + "/verify", "code", Reached.codeTo(mail))
                        .status())
                .isEqualTo(303);
        assertThat(browser.get("/staff").body()).doesNotContain("Say where you are reached");

        asking.run(
                Reached.JOB,
                sql -> notices.tellAccount(sql, OurKinds.ADDRESS_CHANGED, dora.account(), null, UUID.randomUUID()));
        reached.sendTo(dora);
        assertThat(PostOffice.mailTo(mail)).hasSize(3);
        assertThat(PostOffice.whole(PostOffice.mailTo(mail).getLast())).contains("One of your addresses");
    }

    @Test
    void theDoorTellsPatientsAndStaff() {
        var ann = reached.byMail();
        var dora = staffByMail(Role.NURSE);
        asking.atTheDoor(sql -> {
            notices.tellAccount(sql, OurKinds.ADDRESS_CHANGED, ann.person().account(), ann.id(), UUID.randomUUID());
            notices.tellAccount(sql, OurKinds.ADDRESS_CHANGED, dora.who().account(), null, UUID.randomUUID());
            return true;
        });
        reached.send(ann);
        reached.sendTo(dora.who());
        assertThat(PostOffice.mailTo(ann.mail())).hasSize(1);
        assertThat(PostOffice.mailTo(dora.mail())).hasSize(1);
    }

    @Test
    void theDoorSendsACodeWhereAnAddressWorksAndLearnsNoMore() {
        var ann = reached.byMail();
        var about = UUID.randomUUID();
        var sent = asking.atTheDoor(sql -> List.of(
                notices.sendCode(sql, OurKinds.CODE, ann.person().account(), ann.id(), about, Channel.EMAIL),
                notices.sendCode(sql, OurKinds.CODE, ann.person().account(), ann.id(), about, Channel.TEXT)));
        assertThat(sent).containsExactly(true, false);
        reached.send(ann);
        var code = Reached.codeTo(ann.mail());
        assertThat(notices.isCode(about, code.substring(0, 4) + " " + code.substring(4)))
                .isTrue();
        assertThat(notices.isCode(UUID.randomUUID(), code)).isFalse();
        for (var table : List.of("contact_point", "account_contact_point", "notice", "undo", "account_freeze")) {
            assertThatThrownBy(() -> asking.atTheDoor(sql -> sql.of("select count(*) from notices." + table)
                            .query(Long.class)
                            .single()))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void theDoorKnowsWhereACodeWouldArrive() {
        var ann = reached.byMail();
        var cara = reached.nobodyKnows();
        var ways = asking.atTheDoor(sql -> points.waysToReset(sql, ann.person().account(), ann.id()));
        assertThat(ways.open(Channel.EMAIL)).isTrue();
        assertThat(ways.open(Channel.TEXT)).isFalse();
        assertThat(ways.rest()).isFalse();
        assertThat(asking.atTheDoor(sql -> points.waysToReset(sql, cara.person().account(), cara.id()))
                        .channels())
                .isEmpty();
    }

    @Test
    void whoWorksHereSeesNobodyElsesAddress() {
        var dora = staffByMail(Role.NURSE);
        var karl = cast.karl();
        assertThat(karl.browser().get(ContactController.PATH).body()).doesNotContain(dora.mail());
        assertThat(dora.who().browser().get(ContactController.PATH).body()).contains(dora.mail());
    }

    /** Somebody who works here and is reached by mail. */
    private record AtWork(CastMember who, String mail) {}

    private AtWork staffByMail(Role role) {
        var who = cast.newStaff(role);
        var mail = address();
        assertThat(points.enterForAccount(Reached.JOB, who.account(), Channel.EMAIL, mail))
                .isPresent();
        return new AtWork(who, mail);
    }

    private static String address() {
        return "staff-" + UUID.randomUUID() + "@reached.example.org";
    }
}
