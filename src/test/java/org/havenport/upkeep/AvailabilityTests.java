package org.havenport.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.TextsInForce;
import org.havenport.serve.OwnPages;
import org.havenport.upkeep.Availability.Day;
import org.havenport.upkeep.Availability.Measured;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long the portal answered. */
@PortalTest
class AvailabilityTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired
    Availability availability;

    @Autowired
    MinuteByMinute looking;

    @Autowired
    OwnPages own;

    @Autowired
    BusinessHours hours;

    @Autowired
    TextsInForce approved;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.ua.3#1")
    void theAgreementSaysSoAndLeadsToWhatWasMeasured() {
        approved.all();
        looking.look();
        for (var words : List.of(
                List.of("en", "See how often the portal worked", "How often the portal worked"),
                List.of("es", "Vea cuánto ha funcionado el portal", "Cuánto ha funcionado el portal"))) {
            var somebody = cast.stranger();
            var agreement = somebody.get("/agreement?lang=" + words.getFirst()).body();
            var downtime =
                    agreement.substring(agreement.indexOf("id=\"DOWNTIME\""), agreement.indexOf("id=\"OPTIONAL\""));
            assertThat(downtime).contains("href=\"/availability\"", words.get(1));
            assertThat(somebody.get("/availability?lang=" + words.getFirst()).body())
                    .contains(words.get(2), "\u00a0%", "<table");
        }
    }

    @Test
    @Verifies("B.ua.3#1")
    void onlyAMinuteWithAnAnswerIsCounted() {
        clock.advance(Duration.ofDays(800));
        looking.look(own::get);
        looking.look(own::get);
        assertThat(minutes()).as("once a minute, whoever counts").isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        looking.look((_, _) -> new OwnPages.Page(503, ""));
        looking.look((path, _) -> new OwnPages.Page(path.equals("/") ? 200 : 503, ""));
        looking.look((_, _) -> {
            throw new IOException("away");
        });
        assertThat(minutes()).isEqualTo(1);
        looking.look(own::get);
        assertThat(minutes()).isEqualTo(2);
    }

    @Test
    @Verifies("B.ua.3#1")
    void minutesWithoutASignAreDown() {
        var first = Instant.parse("2026-10-30T12:00:00Z");
        var days = List.of(
                new Day(LocalDate.of(2026, 11, 2), first, 10),
                new Day(LocalDate.of(2026, 11, 1), first, 1499),
                new Day(LocalDate.of(2026, 10, 30), first, 960));

        var measured = Availability.measured(days, Instant.parse("2026-11-02T05:20:30Z"), NEW_YORK);

        assertThat(measured)
                .containsExactly(
                        new Measured(LocalDate.of(2026, 11, 2), 10, 20),
                        new Measured(LocalDate.of(2026, 11, 1), 1499, 1500),
                        new Measured(LocalDate.of(2026, 10, 31), 0, 1440),
                        new Measured(LocalDate.of(2026, 10, 30), 960, 960));
        assertThat(measured).extracting(Measured::basisPoints).containsExactly(5000L, 9993L, 0L, 10_000L);
        assertThat(Availability.measured(List.of(), Instant.EPOCH, NEW_YORK)).isEmpty();
    }

    private int minutes() {
        var today = LocalDate.ofInstant(clock.instant(), hours.zone());
        return availability.days(JOB).stream()
                .filter(one -> one.day().equals(today))
                .mapToInt(Day::minutes)
                .sum();
    }
}
