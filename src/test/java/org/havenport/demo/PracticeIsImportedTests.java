package org.havenport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.house.PortalTest;
import org.havenport.intake.Counts;
import org.havenport.intake.Intake;
import org.havenport.intake.Run;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PracticeIsImportedTests {

    private static final Viewer JOB = Viewer.job("demo");

    /** Patients nobody else has made. */
    private final int firstNumber = ThreadLocalRandom.current().nextInt(10_000, 1_000_000);

    @Autowired
    Intake intake;

    @Autowired
    Clock clock;

    @Autowired
    ObjectProvider<FirstStart> firstStart;

    @Autowired
    ObjectProvider<PeopleSignIn> people;

    @Test
    void everyRecordOfThePracticeIsFiledAndNoneTwice() throws IOException {
        var practice = new SyntheticPractice(SyntheticPractice.Plan.standard(
                UUID.randomUUID().getMostSignificantBits(), 2, clock.instant().atZone(Opening.ZONE)));
        var run = intake.begin(JOB, "synthetic-" + UUID.randomUUID(), false);

        var first = read(practice, run);
        assertThat(first.filed()).isGreaterThan(200);
        assertThat(first.refused() + first.quarantined()).isZero();

        var second = read(practice, run);
        assertThat(second.duplicate()).isEqualTo(second.read());
    }

    @Test
    void nothingOfTheDemoRunsElsewhere() {
        assertThat(firstStart.stream()).isEmpty();
        assertThat(people.stream()).isEmpty();
    }

    private Counts read(SyntheticPractice practice, Run run) throws IOException {
        var counts = read(run, practice.facility());
        for (var number = firstNumber; number < firstNumber + 2; number++) {
            counts = counts.plus(read(run, practice.patient(number)));
        }
        return counts;
    }

    private Counts read(Run run, byte[] bundle) throws IOException {
        return intake.read(JOB, run, "synthetic", new ByteArrayInputStream(bundle))
                .counts();
    }
}
