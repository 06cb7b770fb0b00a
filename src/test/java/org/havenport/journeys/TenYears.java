package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.demo.SyntheticPractice;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.intake.Intake;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Somebody whose record holds something of everything, brought in through the import as from another practice. */
@Component
class TenYears {

    private static final Viewer FEED = Viewer.job("import");

    private final Intake intake;
    private final Asking asking;
    private final Cast cast;
    private final Clock clock;

    TenYears(Intake intake, Asking asking, Cast cast, Clock clock) {
        this.intake = intake;
        this.asking = asking;
        this.cast = cast;
        this.clock = clock;
    }

    /** A new patient with an account, whose record goes back so far. */
    CastMember patient(int years) throws IOException {
        var random = ThreadLocalRandom.current();
        var plan = new SyntheticPractice.Plan(
                random.nextLong(), 1, years, clock.instant().atZone(ZoneId.of("America/Los_Angeles")));
        var practice = new SyntheticPractice(plan);
        var run = intake.begin(FEED, "ten-years-" + UUID.randomUUID(), false);
        var counts = intake.read(FEED, run, "practice", new ByteArrayInputStream(practice.facility()))
                .counts();
        // A number nobody else of this run has been drawn as.
        var number = random.nextInt(2_000_000, 100_000_000);
        counts = counts.plus(intake.read(FEED, run, "patient", new ByteArrayInputStream(practice.patient(number)))
                .counts());
        intake.finish(FEED, run);
        assertThat(counts.refused() + counts.quarantined()).isZero();
        return cast.accountOf(asking.as(
                FEED,
                sql -> sql.of("select distinct patient_id from chart.item where source = :source")
                        .param("source", run.source())
                        .query(UUID.class)
                        .single()));
    }
}
