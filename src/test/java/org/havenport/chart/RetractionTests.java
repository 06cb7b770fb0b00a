package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is another patient's is taken out of a record whole, kept, and never opens there again. */
@PortalTest
class RetractionTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID record;
    private Instant now;

    @BeforeEach
    void ann() {
        ann = viewers.patient();
        record = ann.patient();
        now = clock.instant();
    }

    @Test
    @Verifies("A1.8#9")
    void theWholeReportIsTakenOutAndSeenByNobodyInAnyList() {
        var panel = Arrivals.panel(record, "4.4", now);
        chart.file(IMPORT, record, panel);
        var other = Arrivals.potassium(record, "4.1", now);
        chart.file(IMPORT, record, List.of(other));

        var retraction = chart.retract(IMPORT, record, List.of(panel.getFirst().id()), "WRONG_PATIENT");

        assertThat(retraction.wasReleased()).isTrue();
        assertThat(retraction.items())
                .containsExactlyInAnyOrderElementsOf(
                        panel.stream().map(Arrival::id).toList());
        assertThat(chart.items(ann, ItemQuery.of(record), "test"))
                .extracting(Item::id)
                .containsExactly(other.id());
        assertThat(chart.items(viewers.staffOf(record, Role.NURSE), ItemQuery.of(record), "test"))
                .extracting(Item::id)
                .containsExactly(other.id());
        assertThat(chart.open(ann, record, panel.getFirst().id(), "test")).isEmpty();
        assertThat(chart.open(IMPORT, record, panel.getFirst().id(), "test"))
                .as("it is kept")
                .isPresent();
    }

    @Test
    @Verifies("A1.8#9")
    void itNeverOpensThereAgainWhateverComesIn() {
        var first = Arrivals.potassium(record, UUID.randomUUID(), null, "4.4", now, false);
        chart.file(IMPORT, record, List.of(first));
        chart.retract(IMPORT, record, List.of(first.id()), "WRONG_PATIENT");

        var corrected = Arrivals.potassium(record, first.id(), null, "4.6", now, false);

        assertThat(chart.file(IMPORT, record, List.of(first))).containsExactly(Outcome.DUPLICATE);
        assertThat(chart.file(IMPORT, record, List.of(corrected))).containsExactly(Outcome.TAKEN_OUT);
        assertThat(chart.items(ann, ItemQuery.of(record), "test")).isEmpty();
    }

    @Test
    void whatWaitedForACallWasNotReleasedAndNobodyIsCalledAboutIt() {
        var critical = Arrivals.potassium(record, "6.4", now);
        chart.file(IMPORT, record, List.of(critical));

        assertThat(chart.retract(IMPORT, record, List.of(critical.id()), "WRONG_PATIENT")
                        .wasReleased())
                .isFalse();
    }

    @Test
    void aSecondTimeThereIsNothingToTakeOut() {
        var it = Arrivals.potassium(record, "4.4", now);
        chart.file(IMPORT, record, List.of(it));
        chart.retract(IMPORT, record, List.of(it.id()), "WRONG_PATIENT");

        assertThat(chart.retract(IMPORT, record, List.of(it.id()), "WRONG_PATIENT")
                        .items())
                .isEmpty();
        assertThat(chart.retract(IMPORT, viewers.patient().patient(), List.of(it.id()), "WRONG_PATIENT")
                        .items())
                .isEmpty();
    }

    @Test
    void aPersonTakesNothingOutByThemselves() {
        var it = Arrivals.potassium(record, "4.4", now);
        chart.file(IMPORT, record, List.of(it));

        for (var person : List.of(ann, viewers.staff(Role.NURSE), viewers.staff(Role.MEDICAL_DIRECTOR))) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> chart.retract(person, record, List.of(it.id()), "WRONG_PATIENT")))
                    .isNotNull();
        }
        assertThat(chart.items(ann, ItemQuery.of(record), "test")).hasSize(1);
    }
}
