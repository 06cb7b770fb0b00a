package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.havenport.access.Waiting;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to an address when two requests of one person come at the same moment, from two devices. */
@PortalTest
class NewAddressesAtOnceTests {

    private static final Pattern POINT = Pattern.compile("/you/contact/([0-9a-f-]{36})/verify");
    private static final String OFFER = ContactController.PATH + "/offer";

    @Autowired
    Cast cast;

    @Autowired
    Reached reached;

    @Autowired
    AddressChanges changes;

    @Autowired
    ContactPoints points;

    @Autowired
    OwnersConnection owner;

    @Test
    void ofTwoOffersOfOneAddressOneWaitsForItsCode() throws Exception {
        var ann = reached.nobodyKnows();
        var answers = atOnce(
                "notices.contact_point",
                ann.person(),
                here -> here.post(OFFER, "channel", "EMAIL", "address", ann.mail()),
                there -> there.post(OFFER, "channel", "EMAIL", "address", ann.mail()));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.location()).as(answer.body()).isEqualTo(ContactController.PATH));
        assertThat(points.of(Reached.JOB, ann.id()))
                .singleElement()
                .satisfies(point -> assertThat(point.verified()).isNull());
        reached.send(ann);
        assertThat(Reached.type(ann.person().browser(), Reached.codeTo(ann.mail()))
                        .status())
                .isEqualTo(303);
        assertThat(reached.inUse(ann)).containsExactly(ann.mail());
    }

    @Test
    @Verifies("A2.1#1")
    void aCodeTypedTwiceAtOnceIsGoodOnce() throws Exception {
        var ann = reached.byMail();
        var other = Reached.address();
        Reached.offer(ann.person().browser(), other);
        reached.send(ann);
        var path = waiting(ann.person().browser());
        var code = Reached.codeTo(other);
        var answers = atOnce(
                "notices.verification",
                ann.person(),
                here -> here.post(path, "code", code),
                there -> there.post(path, "code", code));

        assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(303, 422);
        assertThat(reached.inUse(ann)).containsExactly(other);
        reached.send(ann);
        assertThat(PostOffice.mailTo(ann.mail()).stream()
                        .map(PostOffice::whole)
                        .filter(mail -> mail.contains("/undo/")))
                .as("one link to undo it")
                .hasSize(1);
        var late = answers.stream().filter(it -> it.status() == 422).findFirst().orElseThrow();
        assertThat(late.body()).contains("This address is already in use").doesNotContain("action=\"" + path);
    }

    @Test
    @Verifies("A2.1#1")
    void anAddressInUseStaysWhenItsSuccessorIsVerifiedWhileAnotherIsOffered() throws Exception {
        var ann = reached.byMail();
        var second = Reached.address();
        var third = Reached.address();
        Reached.offer(ann.person().browser(), second);
        reached.send(ann);
        var path = waiting(ann.person().browser());
        var code = Reached.codeTo(second);
        var answers = atOnce(
                "notices.contact_point",
                ann.person(),
                here -> here.post(OFFER, "channel", "EMAIL", "address", third),
                there -> there.post(path, "code", code));

        assertThat(answers.getFirst().status()).as(answers.getFirst().body()).isEqualTo(303);
        assertThat(reached.inUse(ann))
                .as("as the second was answered")
                .containsExactly(answers.getLast().status() == 303 ? second : ann.mail());
        reached.send(ann);
        assertThat(Reached.type(ann.person().browser(), Reached.codeTo(third)).status())
                .isEqualTo(303);
        assertThat(reached.inUse(ann)).containsExactly(third);
    }

    @Test
    @Verifies("A2.1#4")
    void nothingIsVerifiedWhileAChangeIsUndone() throws Exception {
        var ann = reached.byMail();
        var second = Reached.address();
        var browser = ann.person().browser();
        Reached.offer(browser, second);
        reached.send(ann);
        Reached.type(browser, Reached.codeTo(second));
        reached.send(ann);
        var third = Reached.address();
        Reached.offer(browser, third);
        reached.send(ann);
        var path = waiting(browser);
        var code = Reached.codeTo(third);
        var token = Reached.linkTo(ann.mail()).substring("/undo/".length());
        atOnce("notices.contact_point", ann.person(), here -> here.post(path, "code", code), there -> {
            assertThat(changes.undo(Reached.JOB, token)).isTrue();
            return there.get(ContactController.PATH);
        });

        assertThat(reached.inUse(ann)).as("the owner's own").containsExactly(ann.mail());
        assertThat(browser.get("/home").location()).as("signed out").isEqualTo("/sign-in");
    }

    private interface Step {
        Browser.Answer in(Browser browser);
    }

    /** Two devices of somebody do something, and nothing is written until both have read what there is. */
    private List<Browser.Answer> atOnce(String table, CastMember who, Step one, Step another)
            throws SQLException, Exception {
        var here = who.browser();
        var there = who.newBrowser();
        who.signIn(there);
        here.get(ContactController.PATH);
        there.get(ContactController.PATH);
        var answers = new ArrayList<Browser.Answer>();
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var both = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in share mode");
            var sent = new ArrayList<Future<Browser.Answer>>();
            sent.add(both.submit((Callable<Browser.Answer>) () -> one.in(here)));
            sent.add(both.submit((Callable<Browser.Answer>) () -> another.in(there)));
            Waiting.until(connection, 2);
            connection.rollback();
            for (var each : sent) {
                answers.add(each.get(60, TimeUnit.SECONDS));
            }
        }
        return answers;
    }

    private static String waiting(Browser browser) {
        var found = POINT.matcher(browser.get(ContactController.PATH).body());
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
