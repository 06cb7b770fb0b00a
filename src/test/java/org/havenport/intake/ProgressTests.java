package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.havenport.house.PortalTest;
import org.havenport.patients.MatchResult;
import org.junit.jupiter.api.Test;

/** Whoever watches is told what is done, and may stop between two patients; reading again brings the rest. */
@PortalTest
class ProgressTests extends Imports {

    @Test
    void aStoppedFileHasFiledWholePatientsAndIsFinishedByReadingItAgain() throws IOException {
        var told = new ArrayList<Counts>();
        var report = intake.read(JOB, run, "collection", in(), new Watch(told, 3));
        assertThat(report.stopped()).isTrue();
        assertThat(report.counts().balance()).isTrue();
        assertThat(told).isNotEmpty().allMatch(Counts::balance);
        assertThat(patients.match(JOB, claimed("A-"))).isInstanceOf(MatchResult.Found.class);
        assertThat(patients.match(JOB, claimed("B-"))).isNotInstanceOf(MatchResult.Found.class);

        var again = intake.read(JOB, run, "collection", in(), new Watch(told, Integer.MAX_VALUE));
        assertThat(again.stopped()).isFalse();
        assertThat(again.counts().duplicate()).isEqualTo(report.counts().filed());
        assertThat(patients.match(JOB, claimed("B-"))).isInstanceOf(MatchResult.Found.class);
    }

    private ByteArrayInputStream in() {
        return new ByteArrayInputStream(fixture("collection"));
    }

    /** Stops when so many were filed. */
    private static final class Watch implements Progress {
        private final List<Counts> told;
        private final int enough;

        Watch(List<Counts> told, int enough) {
            this.told = told;
            this.enough = enough;
        }

        @Override
        public void at(Counts soFar) {
            told.add(soFar);
        }

        @Override
        public boolean goesOn() {
            return told.getLast().filed() < enough;
        }
    }
}
