package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.TestClock;
import org.havenport.patients.Claimed;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told becomes messages at a real mail server and a gateway, when and where its owner wishes. */
@PortalTest
class OutboxTests {

    @Autowired
    Reached reached;

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
    void aNudgeArrivesAsOneMailToOnePersonWithOurId() throws MessagingException {
        var ann = reached.byMail();

        reached.tell(ann, Reached.NEWS);
        reached.send(ann);

        assertThat(reached.states(ann)).containsExactly("HANDED_OVER");
        var mails = PostOffice.mailTo(ann.mail());
        assertThat(mails).hasSize(1);
        var mail = mails.getFirst();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()[0]).hasToString(PostOffice.FROM);
        assertThat(mail.getMessageID()).endsWith("@practice.example.org>");
        assertThat(mail.getHeader("List-Unsubscribe", null)).contains("mailto:returns+");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("Return-Path", null)).matches("<returns\\+[0-9a-f]{20}@practice.example.org>");
        assertThat(PostOffice.whole(mail))
                .contains("There is something new in your patient portal", "https://portal.example.org/");
    }

    @Test
    void theSameThingIsToldOnceAndWhatComesSoonAfterIsToldTogether() {
        var ann = reached.byMail();
        var about = reached.tell(ann, Reached.NEWS);
        reached.tell(ann, Reached.NEWS, about);
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        assertThat(reached.told(ann)).containsExactlyInAnyOrder("PASSED_ON", "JOINED");

        clock.advance(Duration.ofMinutes(30));
        reached.tell(ann, Reached.NEWS, about);
        reached.tell(ann, Reached.NEWS);
        reached.tell(ann, Reached.NEWS);
        reached.send(ann);
        assertThat(PostOffice.mailTo(ann.mail())).hasSize(1);
        assertThat(reached.told(ann))
                .containsExactlyInAnyOrder("PASSED_ON", "JOINED", "DROPPED ALREADY_TOLD", "WAITING", "WAITING");

        clock.advance(Duration.ofHours(4));
        reached.send(ann);
        assertThat(PostOffice.mailTo(ann.mail())).hasSize(2);
        assertThat(reached.told(ann)).doesNotContain("WAITING");
    }

    @Test
    void quietHoursHoldANudgeAndNotAWarning() {
        var ann = reached.byMail();
        var hour = clock.instant().atZone(reached.zone()).getHour();
        points.wish(
                ann.viewer(),
                new Wish(Wish.By.EMAIL, false, LocalTime.of(hour, 0), LocalTime.of((hour + 2) % 24, 0), "en", false));
        reached.tell(ann, Reached.NEWS);
        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        reached.send(ann);
        assertThat(PostOffice.mailTo(ann.mail())).hasSize(1);
        assertThat(reached.told(ann)).containsExactlyInAnyOrder("PASSED_ON", "WAITING");

        clock.advance(Duration.ofHours(2));
        reached.send(ann);
        assertThat(PostOffice.mailTo(ann.mail())).hasSize(2);
    }

    @Test
    void whoWantsNoMessagesGetsWarningsAlone() {
        var ann = reached.byBoth();
        points.wish(ann.viewer(), reached.awake(Wish.By.NONE, false));
        reached.tell(ann, Reached.NEWS);
        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        reached.send(ann);
        assertThat(reached.told(ann)).containsExactlyInAnyOrder("DROPPED NOT_WANTED", "PASSED_ON");
        assertThat(PostOffice.mailTo(ann.mail())).hasSize(1);
        assertThat(PostOffice.textsTo(ann.number())).hasSize(1);
    }

    @Test
    void confidentialCommunicationHoldsForWarningsToo() {
        var ann = reached.byBoth();
        points.wish(ann.viewer(), reached.awake(Wish.By.TEXT, true));
        reached.tell(ann, Reached.NEWS);
        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        reached.send(ann);
        assertThat(PostOffice.mailTo(ann.mail())).isEmpty();
        assertThat(PostOffice.textsTo(ann.number())).hasSize(2);

        points.textsFrom(Reached.JOB, ann.number(), true);
        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        reached.send(ann);
        assertThat(PostOffice.mailTo(ann.mail())).isEmpty();
        assertThat(reached.told(ann)).contains("DROPPED NO_ADDRESS");
    }

    @Test
    void stopIsHonouredAndWarningsGoByMail() {
        var ann = reached.byBoth();
        points.wish(ann.viewer(), reached.awake(Wish.By.TEXT, false));
        reached.tell(ann, Reached.NEWS);
        outbox.plan(Whose.patient(ann.id()));
        assertThat(points.textsFrom(Reached.JOB, ann.number(), true)).isEqualTo(1);
        assertThat(reached.states(ann)).containsExactly("CANCELLED STOPPED");

        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        reached.send(ann);
        assertThat(PostOffice.textsTo(ann.number())).isEmpty();
        assertThat(PostOffice.mailTo(ann.mail())).hasSize(1);

        assertThat(points.textsFrom(Reached.JOB, ann.number(), false)).isEqualTo(1);
        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        reached.send(ann);
        assertThat(PostOffice.textsTo(ann.number())).hasSize(1);
    }

    @Test
    void afterADeathNothingGoesOutNotEvenWhatWaits() {
        var ann = reached.byBoth();
        reached.tell(ann, Reached.NEWS);
        outbox.plan(Whose.patient(ann.id()));
        reached.tell(ann, OurKinds.ADDRESS_ADDED);
        var who = patients.who(Reached.JOB, ann.id()).orElseThrow();
        patients.update(
                Reached.JOB,
                ann.id(),
                new Claimed(
                        "test",
                        who.family(),
                        List.of(),
                        who.birthDate(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        true));
        reached.send(ann);
        assertThat(PostOffice.mailTo(ann.mail())).isEmpty();
        assertThat(PostOffice.textsTo(ann.number())).isEmpty();
        assertThat(reached.states(ann)).containsOnly("CANCELLED SILENT");
        assertThat(reached.told(ann)).containsExactly("PASSED_ON", "DROPPED SILENT");
    }

    @Test
    void whatIsToldInATransactionThatFailsIsNotTold() {
        var ann = reached.byMail();
        try {
            asking.run(Reached.JOB, sql -> {
                notices.tell(sql, Reached.NEWS, ann.id(), UUID.randomUUID());
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException undone) {
            assertThat(undone).hasMessage("undone");
        }
        reached.send(ann);
        assertThat(reached.told(ann)).isEmpty();
    }

    @Autowired
    Notices notices;

    @Autowired
    Outbox outbox;

    @Autowired
    Patients patients;
}
