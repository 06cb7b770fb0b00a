package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.notices.Plan.Drop;
import org.havenport.notices.Plan.Send;
import org.havenport.notices.Plan.Why;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether, when and where somebody is told, in the corners: clocks that leap, a closed door, one way only. */
@PortalTest
class PlannerTests {

    private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");
    private static final Instant NOON = Instant.parse("2027-05-04T19:00:00Z");

    @Autowired
    Planner planner;

    @Test
    void quietHoursEndAlsoInTheNightsInWhichTheClocksChange() {
        assertThat(end(22, 2, "2027-03-14T09:30:00Z"))
                .as("two o'clock does not come; three does")
                .isEqualTo("2027-03-14T10:00:00Z");
        assertThat(end(22, 8, "2027-03-14T09:30:00Z")).isEqualTo("2027-03-14T15:00:00Z");
        assertThat(end(22, 8, "2027-11-07T08:30:00Z"))
                .as("an hour longer in autumn")
                .isEqualTo("2027-11-07T16:00:00Z");
        assertThat(end(0, 2, "2027-11-07T09:30:00Z"))
                .as("half past one comes twice")
                .isEqualTo("2027-11-07T10:00:00Z");
    }

    @Test
    void aNudgeNeverWaitsForLongerThanADayAndNeverGoesOutInQuietHours() {
        var wrong = new ArrayList<String>();
        for (var day : List.of("2027-03-13T20:00:00Z", "2027-11-06T20:00:00Z", "2027-07-01T20:00:00Z")) {
            for (int minute = 0; minute < 36 * 60; minute += 10) {
                var now = Instant.parse(day).plus(Duration.ofMinutes(minute));
                for (int from = 0; from < 24; from++) {
                    for (int until = 0; until < 24; until++) {
                        var end = Planner.endOfQuiet(LocalTime.of(from, 0), LocalTime.of(until, 0), SEATTLE, now);
                        var again = Planner.endOfQuiet(LocalTime.of(from, 0), LocalTime.of(until, 0), SEATTLE, end);
                        // All hours but the one that is leapt over: there is none to send in on that day.
                        var noneIsLeft = from == 3 && until == 2;
                        if (!noneIsLeft && end.isBefore(now)
                                || Duration.between(now, end).compareTo(Duration.ofHours(25)) > 0
                                || !noneIsLeft && !again.equals(end)) {
                            wrong.add("%s from %d until %d: %s, %s".formatted(now, from, until, end, again));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoCouldNotComeInIsNotPointedToThePortalAndIsWarnedAllTheSame() {
        var mail = point(Channel.EMAIL);
        var known = new Planner.Known(wish(Wish.By.EMAIL, false), List.of(mail), false);
        assertThat(plan(Reached.NEWS, known)).isEqualTo(new Drop(Why.NOT_OPEN));
        assertThat(plan(OurKinds.ADDRESS_CHANGED, known)).isEqualTo(new Send(List.of(mail)));
        assertThat(plan(OurKinds.REMINDER, known)).isEqualTo(new Send(List.of(mail)));
    }

    @Test
    @Verifies("B.edu.5#2")
    void whatIsAboutTheAccountGoesOutWhateverIsWished() {
        var mail = point(Channel.EMAIL);
        var text = point(Channel.TEXT);
        for (var by : Wish.By.values()) {
            var known = new Planner.Known(wish(by, false), List.of(mail, text), true);
            assertThat(plan(OurKinds.REMINDER, known)).as(by.name()).isEqualTo(new Send(List.of(mail, text)));
        }
    }

    @Test
    void oneWayOnlyMeansOneWayOnly() {
        var mail = point(Channel.EMAIL);
        var text = point(Channel.TEXT);
        var both = List.of(mail, text);
        for (var kind : List.of(Reached.NEWS, OurKinds.REMINDER, OurKinds.CHANGE_UNDONE)) {
            assertThat(plan(kind, new Planner.Known(wish(Wish.By.TEXT, true), both, true)))
                    .as(kind.key())
                    .isEqualTo(new Send(List.of(text)));
            assertThat(plan(kind, new Planner.Known(wish(Wish.By.TEXT, true), List.of(mail), true)))
                    .as("not by the other, not even when there is none of the wished: %s", kind.key())
                    .isEqualTo(new Drop(Why.NO_ADDRESS));
            assertThat(plan(kind, new Planner.Known(wish(Wish.By.NONE, true), both, true)))
                    .as("phone or letter only: %s", kind.key())
                    .isInstanceOf(Drop.class);
        }
        var replaced = new Plan.Due(UUID.randomUUID(), "", UUID.randomUUID(), mail.id(), NOON);
        assertThat(planner.plan(
                        OurKinds.ADDRESS_REPLACED,
                        replaced,
                        new Planner.Known(wish(Wish.By.TEXT, true), both, true),
                        nothing(),
                        NOON))
                .as("nor to the address that was replaced")
                .isEqualTo(new Drop(Why.NO_ADDRESS));
        assertThat(planner.plan(
                        OurKinds.ADDRESS_REPLACED,
                        replaced,
                        new Planner.Known(wish(Wish.By.BOTH, true), both, true),
                        nothing(),
                        NOON))
                .isEqualTo(new Send(List.of(mail)));
    }

    private Plan plan(NoticeKind kind, Planner.Known known) {
        return planner.plan(
                kind,
                new Plan.Due(UUID.randomUUID(), kind.key(), UUID.randomUUID(), null, NOON),
                known,
                nothing(),
                NOON);
    }

    private static Planner.Before nothing() {
        return new Planner.Before(null, null);
    }

    private static Wish wish(Wish.By by, boolean only) {
        return new Wish(by, only, LocalTime.of(22, 0), LocalTime.of(7, 0), "en", false);
    }

    private static ContactPoint point(Channel channel) {
        return new ContactPoint(
                UUID.randomUUID(), UUID.randomUUID(), channel, "x", NOON, NOON, NOON, null, null, null, null);
    }

    private static String end(int from, int until, String now) {
        return Planner.endOfQuiet(LocalTime.of(from, 0), LocalTime.of(until % 24, 0), SEATTLE, Instant.parse(now))
                .toString();
    }
}
