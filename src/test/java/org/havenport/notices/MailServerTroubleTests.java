package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.notices.SmtpStandIn.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the mail server does: nothing is lost, and what may have arrived comes again under the same id only. */
@PortalTest
class MailServerTroubleTests {

    private static final Pattern ID = Pattern.compile("(?m)^Message-ID: (<[^>]+>)");

    @Autowired
    Reached reached;

    @Autowired
    Outbox outbox;

    @Autowired
    SendingRounds rounds;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void aServerThatIsAwayKeepsNothingFromArriving() throws IOException {
        var ann = planned();
        try (var server = new SmtpStandIn(Mood.WELL)) {
            var settings = server.settings("", "");
            server.mood = Mood.SAYS_NOTHING;
            rounds.carry(new ByMail(settings, Clock.systemUTC()));
            assertThat(reached.states(ann)).containsExactly("QUEUED NO_SERVER");
            server.mood = Mood.WELL;
            rounds.carry(new ByMail(settings, Clock.systemUTC()));
            assertThat(server.taken).as("Not before its pause is over").isEmpty();

            clock.advance(Duration.ofMinutes(2));
            rounds.carry(new ByMail(settings, Clock.systemUTC()));
            assertThat(reached.states(ann)).containsExactly("HANDED_OVER");
            assertThat(server.taken).filteredOn(it -> it.contains(ann.mail())).hasSize(1);
        }
    }

    @Test
    void aBreakAfterItWasTakenBringsItAgainUnderTheSameId() throws IOException {
        var ann = planned();
        try (var server = new SmtpStandIn(Mood.TAKES_IT_AND_HANGS_UP)) {
            var mail = new ByMail(server.settings("", ""), Clock.systemUTC());
            rounds.carry(mail);
            assertThat(reached.states(ann)).containsExactly("QUEUED BROKEN_OFF");
            server.mood = Mood.WELL;
            clock.advance(Duration.ofMinutes(2));
            rounds.carry(mail);
            assertThat(reached.states(ann)).containsExactly("HANDED_OVER");
            var mails =
                    server.taken.stream().filter(it -> it.contains(ann.mail())).toList();
            assertThat(mails).hasSize(2);
            assertThat(mails).extracting(MailServerTroubleTests::id).containsOnly(id(mails.getFirst()));
        }
    }

    @Test
    void aProcessThatDiesWithAMessageInItsHandsLosesNothing() throws IOException {
        var ann = planned();
        var taken = outbox.take(Channel.EMAIL);
        while (taken.isPresent() && !taken.get().row().whose().equals(Whose.patient(ann.id()))) {
            outbox.ended(taken.get(), new Outcome.HandedOver());
            taken = outbox.take(Channel.EMAIL);
        }
        assertThat(taken).isPresent();
        try (var server = new SmtpStandIn(Mood.WELL)) {
            var mail = new ByMail(server.settings("", ""), Clock.systemUTC());
            rounds.carry(mail);
            assertThat(server.taken).noneMatch(it -> it.contains(ann.mail()));
            clock.advance(Duration.ofMinutes(4));
            rounds.carry(mail);
            assertThat(server.taken).filteredOn(it -> it.contains(ann.mail())).hasSize(1);
            assertThat(reached.states(ann)).containsExactly("HANDED_OVER");
            // The one that was thought dead comes back, and changes nothing.
            outbox.ended(taken.get(), new Outcome.NoSuchAddress("5.1.1"));
            assertThat(reached.states(ann)).containsExactly("HANDED_OVER");
        }
    }

    @Test
    void manyNodesAtOnceSendEachMessageOnce() throws Exception {
        var all = IntStream.range(0, 12).mapToObj(_ -> reached.byMail()).toList();
        all.forEach(it -> reached.tell(it, Reached.NEWS));
        try (var server = new SmtpStandIn(Mood.WELL);
                var nodes = Executors.newFixedThreadPool(4)) {
            var mail = new ByMail(server.settings("", ""), Clock.systemUTC());
            var done = IntStream.range(0, 4)
                    .mapToObj(_ -> nodes.submit(() -> {
                        all.forEach(it -> outbox.plan(Whose.patient(it.id())));
                        return rounds.carry(mail);
                    }))
                    .toList();
            for (var one : done) {
                one.get();
            }
            assertThat(all)
                    .allSatisfy(it -> assertThat(server.taken)
                            .filteredOn(message -> message.contains(it.mail()))
                            .hasSize(1));
        }
    }

    @Test
    void whatNobodyTakesForADayIsFailedAndListed() throws IOException {
        var ann = planned();
        try (var server = new SmtpStandIn(Mood.HAS_NO_TIME)) {
            var mail = new ByMail(server.settings("", ""), Clock.systemUTC());
            for (int tries = 0; tries < 40 && reached.states(ann).getFirst().startsWith("QUEUED"); tries++) {
                rounds.carry(mail);
                clock.advance(Duration.ofMinutes(61));
            }
            assertThat(reached.states(ann)).containsExactly("FAILED NOT_NOW");
        }
    }

    private Reached.Somebody planned() {
        var ann = reached.byMail();
        reached.tell(ann, Reached.NEWS);
        outbox.plan(Whose.patient(ann.id()));
        return ann;
    }

    private static String id(String message) {
        var found = ID.matcher(message);
        assertThat(found.find()).isTrue();
        return Objects.requireNonNull(found.group(1));
    }
}
