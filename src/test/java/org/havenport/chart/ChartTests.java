package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

@PortalTest
class ChartTests {

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
    void itHoldsForThePatient() {
        var potassium = Arrivals.potassium(record, "4.4", now);
        chart.file(IMPORT, record, List.of(potassium));

        assertThat(chart.items(ann, ItemQuery.of(record), "test"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.gist()).isEqualTo(potassium.gist());
                    assertThat(item.state()).isEqualTo(ReleaseState.RELEASED);
                });
        assertThat(chart.open(ann, record, potassium.id(), "test").orElseThrow().body())
                .isEqualTo(potassium.body());
    }

    @Test
    @Verifies("B.fn.s1#2")
    void itRefusesAnotherPatient() {
        var potassium = Arrivals.potassium(record, "4.4", now);
        chart.file(IMPORT, record, List.of(potassium));
        var cara = viewers.patient();

        assertThat(chart.items(cara, ItemQuery.of(record), "test")).isEmpty();
        assertThat(chart.open(cara, record, potassium.id(), "test")).isEmpty();
        assertThat(chart.open(cara, cara.patient(), potassium.id(), "test")).isEmpty();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var potassium = Arrivals.potassium(record, "4.4", now);
        chart.file(IMPORT, record, List.of(potassium));

        for (var staff :
                List.of(viewers.staff(), viewers.staff(Role.BILLING), viewers.staff(Role.COMPLIANCE_OFFICER))) {
            assertThat(chart.items(staff, ItemQuery.of(record), "test")).isEmpty();
            assertThat(chart.open(staff, record, potassium.id(), "test")).isEmpty();
        }
        assertThat(chart.items(viewers.staffOf(record, Role.NURSE), ItemQuery.of(record), "test"))
                .hasSize(1);
    }

    @Test
    void itRefusesAnEndedSession() {
        chart.file(IMPORT, record, List.of(Arrivals.potassium(record, "4.4", now)));
        viewers.signOut(ann);

        assertThatThrownBy(() -> chart.items(ann, ItemQuery.of(record), "test"))
                .as("neither rows nor an audit line of somebody who is not there")
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void theSameKeyAndContentIsADuplicateAndOtherContentANewVersion() {
        var first = Arrivals.potassium(record, UUID.randomUUID(), null, "4.4", now, false);
        var corrected = Arrivals.potassium(record, first.id(), null, "4.6", now, false);

        assertThat(chart.file(IMPORT, record, List.of(first))).containsExactly(Outcome.FILED);
        assertThat(chart.file(IMPORT, record, List.of(first))).containsExactly(Outcome.DUPLICATE);
        assertThat(chart.file(IMPORT, record, List.of(corrected))).containsExactly(Outcome.NEW_VERSION);
        assertThat(chart.items(ann, ItemQuery.of(record), "test"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.version()).isEqualTo(2);
                    assertThat(item.gist().value()).isEqualTo("4.6");
                });
    }

    @Test
    void twoEqualReadingsAreTwo() {
        var outcomes = chart.file(
                IMPORT,
                record,
                List.of(Arrivals.potassium(record, "4.4", now), Arrivals.potassium(record, "4.4", now)));

        assertThat(outcomes).containsExactly(Outcome.FILED, Outcome.FILED);
    }

    @Test
    void theTrendIsFoundByItsBlindedCode() {
        for (int month = 0; month < 4; month++) {
            chart.file(IMPORT, record, Arrivals.panel(record, "4." + month, now.minus(Duration.ofDays(30L * month))));
        }

        var potassium = chart.items(ann, ItemQuery.of(record).about(new Code(Code.LOINC, "2823-3")), "test");

        assertThat(potassium).extracting(item -> item.gist().value()).containsExactly("4.0", "4.1", "4.2", "4.3");
    }

    @Test
    void anArrivalOfAnotherPatientIsNeverFiledHere() {
        var cara = viewers.patient();

        assertThatThrownBy(() -> chart.file(IMPORT, record, List.of(Arrivals.potassium(cara.patient(), "4.4", now))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasEnteredInErrorIsKeptAndSeenByNobody() {
        var first = Arrivals.potassium(record, UUID.randomUUID(), null, "4.4", now, false);
        chart.file(IMPORT, record, List.of(first));
        chart.file(IMPORT, record, List.of(Arrivals.takenBack(first)));

        assertThat(chart.items(ann, ItemQuery.of(record), "test")).isEmpty();
        assertThat(chart.items(viewers.staffOf(record, Role.NURSE), ItemQuery.of(record), "test"))
                .isEmpty();
    }

    @Test
    void aCancelledPrescriptionStaysAndACancelledResultIsNone() {
        chart.file(
                IMPORT,
                record,
                List.of(cancelled("MedicationRequest", Category.MEDICATION), cancelled("Observation", Category.OTHER)));

        assertThat(chart.items(ann, ItemQuery.of(record), "test"))
                .extracting(Item::type)
                .containsExactly("MedicationRequest");
    }

    private Arrival cancelled(String type, Category category) {
        var id = UUID.randomUUID();
        return new Arrival(
                record,
                id,
                type,
                category,
                "cancelled",
                now,
                null,
                now,
                List.of(),
                id,
                Gist.titled(type),
                new byte[] {'{', '}'},
                "test",
                Set.of(),
                false);
    }
}
