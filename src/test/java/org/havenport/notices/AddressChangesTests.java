package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.notices.Reached.Somebody;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An address changes after proof, both learn of it, the old one can undo it for a day, and then somebody looks. */
@PortalTest
class AddressChangesTests {

    @Autowired
    Cast cast;

    @Autowired
    Reached reached;

    @Autowired
    AddressChanges changes;

    @Autowired
    ContactPoints points;

    @Autowired
    Asking asking;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies({"A2.1#1", "A2.1#2"})
    void anAddressChangesAfterProofAndTheOldOneMayUndoIt() {
        var ann = reached.byMail();
        var browser = ann.person().browser();
        var other = Reached.address();

        clock.advance(Duration.ofMinutes(11));
        var asked = Reached.offer(browser, other);
        assertThat(asked.location()).startsWith("/sign-in/again");
        clock.back();
        assertThat(Reached.offer(browser, other).location()).isEqualTo(ContactController.PATH);
        reached.send(ann);
        assertThat(reached.inUse(ann)).as("in use until the code came back").containsExactly(ann.mail());
        assertThat(Reached.type(browser, Reached.codeTo(other)).status()).isEqualTo(303);
        reached.send(ann);
        assertThat(reached.inUse(ann)).containsExactly(other);
        assertThat(Reached.whole(other)).contains("An address was changed in your patient portal");
        assertThat(Reached.whole(ann.mail())).contains("This address is no longer used by your patient portal");
        assertThat(browser.get(ContactController.PATH).body()).contains("it can be undone until");

        var link = Reached.linkTo(ann.mail());
        var stranger = cast.stranger();
        assertThat(stranger.get(link).body()).contains("Undo the change").doesNotContain(ann.mail(), other);
        assertThat(reached.inUse(ann)).as("to look undoes nothing").containsExactly(other);
        assertThat(stranger.post(link).location()).isEqualTo("/undone");
        assertThat(stranger.get("/undone").body()).contains("Make your account safe again");
        assertThat(reached.inUse(ann)).containsExactly(ann.mail());
        assertThat(browser.get("/home").location()).as("signed out everywhere").isEqualTo("/sign-in");
        reached.send(ann);
        assertThat(Reached.whole(ann.mail())).contains("The change of your address was undone");
        assertThat(stranger.post(link).status()).as("once").isEqualTo(422);
    }

    @Test
    @Verifies("A2.1#2")
    void theLinkWorksForADay() {
        var ann = reached.byMail();
        change(ann, Reached.address());
        var link = Reached.linkTo(ann.mail());
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(cast.stranger().post(link).status()).isEqualTo(422);
        assertThat(reached.inUse(ann)).doesNotContain(ann.mail());
        assertThat(cast.stranger().post("/undo/" + "0".repeat(32)).body())
                .as("and says no more than one that there never was")
                .contains("This link works no longer");
    }

    @Test
    @Verifies("A2.1#2")
    void whoChangedItAgainMeanwhileGainsNothing() {
        var ann = reached.byMail();
        var second = Reached.address();
        var third = Reached.address();
        change(ann, second);
        change(ann, third);
        assertThat(cast.stranger().post(Reached.linkTo(ann.mail())).status()).isEqualTo(303);
        assertThat(reached.inUse(ann)).containsExactly(ann.mail());
        assertThat(cast.stranger().post(Reached.linkTo(second)).status())
                .as("the link that went to the address between")
                .isEqualTo(422);
        assertThat(reached.inUse(ann)).containsExactly(ann.mail());
    }

    @Test
    @Verifies("A2.1#2")
    void whoUndoesTheirOwnChangeLeavesTheLinkOfTheAddressBefore() {
        var ann = reached.byBoth();
        var second = Reached.address();
        change(ann, second);
        var third = Reached.address();
        change(ann, third);
        var owners = Reached.linkTo(ann.mail());
        assertThat(cast.stranger().post(Reached.linkTo(second)).status()).isEqualTo(303);
        assertThat(reached.inUse(ann)).contains(second);
        assertThat(cast.stranger().post(owners).status()).isEqualTo(303);
        assertThat(reached.inUse(ann)).contains(ann.mail()).doesNotContain(second, third);
    }

    @Test
    @Verifies("A2.1#4")
    void afterItWasUndoneNothingChangesUntilTheStaffHasLooked() {
        var ann = reached.byMail();
        change(ann, Reached.address());
        cast.stranger().post(Reached.linkTo(ann.mail()));
        assertThat(ways(ann).rest()).isTrue();
        var browser = ann.person().browser();
        assertThat(browser.get(ContactController.PATH).body()).contains("A change was undone here");
        assertThat(Reached.offer(browser, Reached.address()).status()).isEqualTo(422);

        var frank = cast.frank().browser();
        var who = reached.who(ann).name();
        assertThat(frank.get("/staff").body()).contains("Changes of an address that were undone");
        assertThat(frank.get(NoticesController.PATH).body()).contains(who);
        assertThat(frank.post(NoticesController.PATH + "/allow", "born", "1999-01-01", "name", who)
                        .status())
                .isEqualTo(422);
        assertThat(frank.post(
                                NoticesController.PATH + "/allow",
                                "born",
                                reached.who(ann).birthDate().toString(),
                                "name",
                                who)
                        .status())
                .isEqualTo(303);
        assertThat(ways(ann).rest()).isFalse();
        assertThat(Reached.offer(browser, Reached.address()).status()).isEqualTo(303);
    }

    @Test
    @Verifies("A2.1#4")
    void resetsRestForADayAfterMailAndPhoneBothChanged() {
        var ann = reached.byBoth();
        clock.advance(Duration.ofDays(2));
        assertThat(ways(ann).rest()).isFalse();
        change(reached.later(ann), Reached.address());
        assertThat(ways(ann).rest()).as("one of them").isFalse();
        clock.advance(Duration.ofHours(23));
        change(reached.later(ann), Channel.TEXT, reached.nobodyKnows().number());
        assertThat(ways(ann).rest()).isTrue();
        assertThat(ways(ann).open(Channel.EMAIL)).isFalse();
        clock.advance(Duration.ofHours(23));
        assertThat(ways(ann).rest()).isTrue();
        clock.advance(Duration.ofHours(2));
        assertThat(ways(ann).rest()).isFalse();
        assertThat(ways(ann).open(Channel.EMAIL)).isTrue();
    }

    @Test
    @Verifies("A2.1#4")
    void addressesThatReplaceNoneLetResetsGoOn() {
        var ann = reached.nobodyKnows();
        change(ann, ann.mail());
        change(ann, Channel.TEXT, ann.number());
        assertThat(ways(ann).rest()).isFalse();
        assertThat(ways(ann).channels()).containsExactlyInAnyOrder(Channel.EMAIL, Channel.TEXT);
    }

    @Test
    void anAddressOfSomebodyElseIsAnsweredLikeAnyOther() {
        var ann = reached.byMail();
        var cara = reached.nobodyKnows();
        var taken = cara.person().browser();
        var answers = new ArrayList<Browser.Answer>();
        for (var typed : List.of(ann.mail(), Reached.address())) {
            answers.add(Reached.offer(taken, typed));
            answers.add(taken.get(ContactController.PATH));
        }
        assertThat(answers.get(0).status()).isEqualTo(answers.get(2).status());
        assertThat(answers.get(0).location()).isEqualTo(answers.get(2).location());
        assertThat(plain(answers.get(1))).isEqualTo(plain(answers.get(3)));
        reached.send(cara);
        assertThat(reached.inUse(ann)).containsExactly(ann.mail());
    }

    private ResetWays ways(Somebody ann) {
        return asking.atTheDoor(sql -> points.waysToReset(sql, ann.person().account(), ann.id()));
    }

    private void change(Somebody ann, String address) {
        change(ann, Channel.EMAIL, address);
    }

    private void change(Somebody ann, Channel channel, String address) {
        var point = changes.offer(ann.viewer(), channel, address).orElseThrow();
        reached.send(ann);
        var code = channel == Channel.EMAIL ? Reached.codeTo(address) : reached.codeByText(address);
        assertThat(changes.verify(ann.viewer(), point, code)).isTrue();
        reached.send(ann);
    }

    /** A page without what differs by itself: its ids and the address that was typed. */
    private static String plain(Browser.Answer page) {
        return page.body()
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                .replaceAll("[a-z0-9-]+@reached\\.example\\.org", "ADDRESS")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
