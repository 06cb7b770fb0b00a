package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.home.Words;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PostingTimesTests {

    @Autowired
    PostingTimes times;

    @Autowired
    Deciding deciding;

    @Autowired
    Viewers viewers;

    @Autowired
    Chart chart;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @AfterEach
    void forget() {
        deciding.forget(ReleaseParameters.POSTING);
    }

    @Test
    @Verifies("B.com.1#1")
    void eachClassHasATimeFrameAndNoneByDefault() {
        assertThat(times.promises()).extracting(PostingTimes.Promise::results).containsExactly(ResultClass.values());
        assertThat(times.promises()).allMatch(it -> it.hours() == 0 && it.state() == null);
    }

    @Test
    @Verifies({"B.com.1#2", "C1#7"})
    void aDelayIsRefusedWithoutALawfulBasis() {
        for (var wrong : List.of(
                new PostingFrame("PATHOLOGY", 336, "NONE"),
                new PostingFrame("PATHOLOGY", 1, "NONE"),
                new PostingFrame("PATHOLOGY", 0, "TX"),
                new PostingFrame("PATHOLOGY", 97, "TX"),
                new PostingFrame("PATHOLOGY", 24, "CA"),
                new PostingFrame("NOTE", 24, "TX"),
                new PostingFrame("LABORATORY", 24, "KY"))) {
            assertThat(ReleaseParameters.POSTING.wrong(new PostingFrame[] {wrong}))
                    .as("%s", wrong)
                    .isNotEmpty();
        }
        var lawful = new PostingFrame("PATHOLOGY", 72, "KY");
        assertThat(ReleaseParameters.POSTING.wrong(new PostingFrame[] {lawful})).isEmpty();
        assertThat(ReleaseParameters.POSTING.wrong(new PostingFrame[] {lawful, lawful}))
                .isNotEmpty();

        deciding.decide(ReleaseParameters.POSTING, new PostingFrame[] {lawful});
        assertThat(times.promises())
                .as("a law that nobody approved delays nothing")
                .allMatch(it -> it.hours() == 0);
    }

    @Test
    @Verifies("C1a#1")
    void theLiteralModeIsRefusedAndTheRefusalSaysWhy() {
        assertThat(ReleaseParameters.MODE.wrong("LITERAL")).isNotEmpty();
        assertThat(ReleaseParameters.MODE.wrong("EACH_AS_IT_COMES")).isEmpty();
        assertThatThrownBy(() -> deciding.decide(ReleaseParameters.MODE, "LITERAL"));
        for (var language : List.of("en", "es")) {
            var words = Words.of(Locale.forLanguageTag(language), ZoneId.of("America/Chicago"));
            assertThat(words.say("parameter.release.mode.refused")).contains("171", "164.524");
        }
    }

    @Test
    @Verifies({"B.com.1#4", "B.fn.s2#3"})
    void eachClassShowsWhatItTook() {
        var ann = viewers.patient();
        var director = viewers.staff(Role.MEDICAL_DIRECTOR);
        var since = clock.instant().minus(Duration.ofMinutes(1));
        var before = laboratory(director, since);
        chart.file(
                Viewer.job("import"),
                ann.patient(),
                Arrivals.panel(ann.patient(), "4.1", clock.instant().minus(Duration.ofMinutes(20))));

        assertThat(laboratory(director, since)).isEqualTo(before + 1);
        assertThat(times.measured(viewers.staff(Role.NURSE), since)).isEmpty();
    }

    private long laboratory(Viewer viewer, Instant since) {
        return times.measured(viewer, since).stream()
                .filter(it -> it.results() == ResultClass.LABORATORY)
                .mapToLong(PostingTimes.Measured::many)
                .sum();
    }

    @Test
    @Verifies("B.com.1#3")
    void patientsCanReadTheTable() {
        var page = cast.ann().browser().get("/posting-times");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Laboratory results", "At once", "Genetic tests");
        assertThat(cast.ann().browser().get("/staff/posting-times").status()).isEqualTo(404);
    }
}
