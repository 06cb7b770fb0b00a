package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.Viewers;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A patient gives an address, types the code that came, and says how to be reached. */
@PortalTest
class ContactControllerTests {

    private static final Pattern POINT = Pattern.compile("/you/contact/([0-9a-f-]{36})/verify");

    @Autowired
    Cast cast;

    @Autowired
    Reached reached;

    @Autowired
    ContactPoints points;

    @Autowired
    AddressChanges changes;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Viewers viewers;

    @Autowired
    Grants grants;

    @Test
    void itHoldsForThePatient() {
        var ann = reached.nobodyKnows();
        var browser = ann.person().browser();
        assertThat(browser.get(ContactController.PATH).body()).contains("No e-mail address of yours is confirmed yet.");
        assertThat(browser.post(ContactController.PATH + "/offer", "channel", "EMAIL", "address", ann.mail())
                        .status())
                .isEqualTo(303);
        reached.send(ann);
        var point = point(browser.get(ContactController.PATH).body());

        var wrong = browser.post(ContactController.PATH + "/" + point + "/verify", "code", "00000000");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("That code does not work");

        var code = Reached.codeTo(ann.mail());
        assertThat(browser.post(ContactController.PATH + "/" + point + "/verify", "code", code)
                        .status())
                .isEqualTo(303);
        assertThat(browser.get(ContactController.PATH).body()).contains("Messages reach you here");
        reached.send(ann);
        assertThat(PostOffice.whole(PostOffice.mailTo(ann.mail()).getLast()))
                .contains("A new address in your patient portal");

        assertThat(browser.post(
                                ContactController.PATH + "/wish",
                                "by",
                                "NONE",
                                "only",
                                "true",
                                "quietFrom",
                                "20",
                                "quietUntil",
                                "9",
                                "language",
                                "es")
                        .status())
                .isEqualTo(303);
        var wish = points.wish(ann.viewer(), ann.id()).orElseThrow();
        assertThat(wish.by()).isEqualTo(Wish.By.NONE);
        assertThat(wish.onlyThisWay()).isTrue();
        assertThat(wish.language()).isEqualTo("es");
        assertThat(wish.quietFrom()).hasToString("20:00");
    }

    @Test
    void aCodeWorksOnceAndIsTriedFiveTimes() {
        var ann = reached.nobodyKnows();
        var id = changes.offer(ann.viewer(), Channel.EMAIL, ann.mail()).orElseThrow();
        reached.send(ann);
        var code = Reached.codeTo(ann.mail());
        for (int i = 0; i < Codes.TRIES; i++) {
            assertThat(changes.verify(ann.viewer(), id, "11111111")).isFalse();
        }
        assertThat(changes.verify(ann.viewer(), id, code)).isFalse();
        assertThat(changes.codeAgain(ann.viewer(), id)).isTrue();
        reached.send(ann);
        assertThat(changes.verify(ann.viewer(), id, Reached.codeTo(ann.mail()))).isTrue();
        assertThat(changes.verify(ann.viewer(), id, Reached.codeTo(ann.mail()))).isFalse();
    }

    @Test
    void nobodyIsFloodedWithCodes() {
        var ann = reached.nobodyKnows();
        var id = changes.offer(ann.viewer(), Channel.EMAIL, ann.mail()).orElseThrow();
        for (int i = 1; i < AddressChanges.CODES_A_DAY; i++) {
            assertThat(changes.codeAgain(ann.viewer(), id)).isTrue();
        }
        assertThat(changes.codeAgain(ann.viewer(), id)).isFalse();
    }

    @Test
    void whatIsNoAddressIsRefusedBesideItsField() {
        var ann = reached.nobodyKnows();
        for (var wrong :
                new String[] {"", "ann", "a@b", "a@b.example\r\nBcc: c@d.example", "Ann <a@b.example>", "a,b@c.example"
                }) {
            var answer = ann.person()
                    .browser()
                    .post(ContactController.PATH + "/offer", "channel", "EMAIL", "address", wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("Type an e-mail address like");
        }
        assertThat(Addresses.clean(Channel.TEXT, "(206) 555-0142")).contains("+12065550142");
        assertThat(Addresses.clean(Channel.TEXT, "+44 20 7946 0018")).isEmpty();
        assertThat(Addresses.clean(Channel.TEXT, "911")).isEmpty();
    }

    @Test
    void itRefusesAnotherPatient() {
        var ann = reached.nobodyKnows();
        var cara = reached.nobodyKnows();
        var id = changes.offer(ann.viewer(), Channel.EMAIL, ann.mail()).orElseThrow();
        reached.send(ann);
        assertThat(changes.verify(cara.viewer(), id, Reached.codeTo(ann.mail())))
                .isFalse();
        assertThat(points.of(cara.viewer(), ann.id())).isEmpty();
        assertThat(cara.person()
                        .browser()
                        .post(ContactController.PATH + "/" + id + "/confirm")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itRefusesWhoActsForThePatient() throws java.sql.SQLException {
        var ann = reached.byMail();
        var proxy = new Viewer.Proxy(UUID.randomUUID(), UUID.randomUUID(), ann.id(), "Pia");
        try (var connection = owner.open();
                var grant = connection.prepareStatement("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        values (?, ?, 'PATIENT_CONSENT', timestamptz '2020-01-01')
                        """)) {
            grant.setObject(1, proxy.actor());
            grant.setObject(2, ann.id());
            grant.executeUpdate();
        }
        viewers.session(proxy, ann.id());
        assertThat(grants.stillSees(proxy, ann.id())).isTrue();
        assertThat(points.of(proxy, ann.id())).isEmpty();
        assertThat(points.wish(proxy, ann.id())).isEmpty();
        assertThat(points.of(ann.viewer(), ann.id())).hasSize(1);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var ann = reached.byMail();
        for (var staff : new org.havenport.house.CastMember[] {cast.dora(), cast.hugo(), cast.gina(), cast.jana()}) {
            assertThat(staff.browser().get(NoticesController.PATH).status()).isEqualTo(404);
        }
        assertThat(cast.frank().browser().get(NoticesController.PATH).status()).isEqualTo(200);
        assertThat(cast.karl().browser().get(NoticesController.PATH + "/kept").status())
                .isEqualTo(404);
        assertThat(ann.person().browser().get(NoticesController.PATH).status()).isEqualTo(404);
    }

    private static UUID point(String page) {
        var found = POINT.matcher(page);
        assertThat(found.find()).isTrue();
        return UUID.fromString(found.group(1));
    }
}
