package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.notices.SmtpStandIn.Mood;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A dead address is marked, used no more, shown to its owner and made work for staff. */
@PortalTest
class DeadAddressesAreNoticedTests {

    @Autowired
    Reached reached;

    @Autowired
    Outbox outbox;

    @Autowired
    SendingRounds rounds;

    @Autowired
    Inbox inbox;

    @Autowired
    ContactPoints points;

    @Autowired
    DeadAddressesAreNoticed guard;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies({"A2.1#3", "A2.1#5"})
    void anAddressTheServerDoesNotKnowIsMarkedShownAndSeenTo() throws IOException {
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        outbox.plan(Whose.patient(ann.id()));
        try (var server = new SmtpStandIn(Mood.KNOWS_NOBODY)) {
            rounds.carry(new ByMail(server.settings("", ""), Clock.systemUTC()));
        }
        assertThat(reached.states(ann)).containsExactly("BOUNCED 5.1.1");
        assertThat(ann.person().browser().get("/home").body()).contains("We cannot reach you");
        assertThat(ann.person().browser().get(ContactController.PATH).body())
                .contains("Messages to this address come back");
        var page = cast.karl().browser().get(NoticesController.PATH).body();
        assertThat(page).contains(ann.mail(), "I will call or write");
        assertThat(guard.evidence().seen()).doesNotStartWith("0 addresses");

        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        reached.send(ann);
        assertThat(reached.told(ann)).contains("DROPPED NO_ADDRESS");

        var path = Pattern.compile("action=\"(/staff/notices/" + ann.id() + "/[0-9a-f-]+/seen)\"")
                .matcher(page);
        assertThat(path.find()).isTrue();
        assertThat(cast.karl().browser().post(path.group(1)).status()).isEqualTo(303);
        assertThat(cast.karl().browser().get(NoticesController.PATH).body()).doesNotContain(path.group(1));
    }

    @Test
    @Verifies("A2.1#3")
    void aReportThatComesBackMarksTheAddress() throws Exception {
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        deliver(dsn(returnAddress(ann), "failed", "5.1.1"));

        assertThat(inbox.read(place(), "secret")).isEqualTo(1);
        assertThat(reached.states(ann)).containsExactly("BOUNCED 5.1.1");
        assertThat(points.of(ann.viewer(), ann.id()).getFirst().bounced()).isNotNull();
        assertThat(inbox.read(place(), "secret")).isZero();
    }

    @Test
    void aDelayAFullBoxAndAForgedReportMarkNothing() throws Exception {
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        deliver(dsn(returnAddress(ann), "delayed", "4.4.7"));
        deliver(dsn("returns+" + "0".repeat(20) + "@practice.example.org", "failed", "5.1.1"));
        assertThat(inbox.read(place(), "secret")).isZero();
        assertThat(reached.states(ann)).containsExactly("HANDED_OVER");

        deliver(dsn(returnAddress(ann), "failed", "4.2.2"));
        assertThat(inbox.read(place(), "secret")).isEqualTo(1);
        assertThat(reached.states(ann)).containsExactly("BOUNCED 4.2.2");
        assertThat(points.of(ann.viewer(), ann.id()).getFirst().bounced()).isNull();
    }

    @Test
    void whoUnsubscribesByMailIsCalledFromThenOn() throws Exception {
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        deliver("To: " + returnAddress(ann) + "\r\nFrom: " + ann.mail() + "\r\nSubject: STOP\r\n\r\n");
        assertThat(inbox.read(place(), "secret")).isEqualTo(1);
        assertThat(points.wish(ann.viewer(), ann.id()).orElseThrow().by()).isEqualTo(Wish.By.NONE);
    }

    @Test
    @Verifies("A2.1#3")
    void theEvidenceTurnsWhenNobodySeesToIt() throws SQLException, IOException {
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        outbox.plan(Whose.patient(ann.id()));
        try (var server = new SmtpStandIn(Mood.REFUSES_WHAT_IS_SAID)) {
            rounds.carry(new ByMail(server.settings("", ""), Clock.systemUTC()));
        }
        clock.advance(Duration.ofDays(4));
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);
        owner.run("update notices.delivery set handed_at = made_at where patient_id = '%s'".formatted(ann.id()));
        owner.run("update notices.contact_point set bounced_at = since - interval '1 hour', bounced_class = '5.1.1' "
                + "where patient_id = '%s'".formatted(ann.id()));
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        owner.run(
                "update notices.delivery set handed_at = null, seen_at = settled_at where state in ('FAILED', 'BOUNCED')");
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    private static URI place() {
        return URI.create(
                "imap://returns@127.0.0.1:" + PostOffice.server().getImap().getPort() + "/INBOX");
    }

    private static String returnAddress(Reached.Somebody ann) throws Exception {
        var path = PostOffice.mailTo(ann.mail()).getLast().getHeader("Return-Path", null);
        return Objects.requireNonNull(path).replaceAll("[<>]", "");
    }

    /** As the practice's mail system would: everything for returns+… lands in one mailbox. */
    private static void deliver(String mail) throws Exception {
        GreenMailUser user = PostOffice.server().setUser("returns@practice.example.org", "returns", "secret");
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }

    private static String dsn(String to, String action, String status) {
        return """
                To: %s
                From: MAILER-DAEMON@relay.example.net
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                I could not deliver your message.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example.net

                Final-Recipient: rfc822; somebody@reached.example.org
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 %s no

                --b1--
                """.formatted(to, action, status, status).replace("\n", "\r\n");
    }
}
