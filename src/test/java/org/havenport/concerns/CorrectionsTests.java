package org.havenport.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.Communications;
import org.havenport.chart.ItemQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CorrectionsTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Corrections corrections;

    @Autowired
    Decisions decisions;

    @Autowired
    Communications communications;

    @Autowired
    Chart chart;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private Viewer ellis;
    private UUID potassium;

    @BeforeEach
    void aPotassium() {
        ann = viewers.patient();
        ellis = viewers.staffOf(ann.patient(), Role.CLINICIAN);
        var arrival = Arrivals.potassium(ann.patient(), "5.4", clock.instant());
        potassium = arrival.id();
        chart.file(IMPORT, ann.patient(), List.of(arrival));
    }

    @Test
    @Verifies({"A2.3#1", "A2.3#2"})
    void whatThePatientWritesIsARequestWithAClockOfSixtyDays() {
        var before = clock.instant();
        var id = ask(Wrong.DETAIL, "It was 4.5 on my paper.");

        var request = corrections.open(ann, ann.patient(), id).orElseThrow();
        assertThat(request.isOpen()).isTrue();
        assertThat(Duration.between(before, request.due()))
                .isBetween(Duration.ofDays(60), Duration.ofDays(60).plusMinutes(1));
        assertThat(communications.read(ann, ann.patient(), request.words(), "correction-read"))
                .contains("It was 4.5 on my paper.");
        assertThat(visible()).as("a detail in doubt stays where it is").isTrue();
    }

    @Test
    void whatIsWrittenStandsInTheChartAndSealed() {
        var id = ask(Wrong.DETAIL, "Zitronenfalter");

        var words = corrections.open(ann, ann.patient(), id).orElseThrow().words();
        var row = asking.as(
                IMPORT,
                sql -> sql.of(
                                "select type || ' ' || category || ' ' || source || ' ' || encode(body, 'escape') from chart.item where patient_id = :p and id = :i")
                        .param("p", ann.patient())
                        .param("i", words)
                        .query(String.class)
                        .single());
        assertThat(row).startsWith("Communication COMMUNICATION patient").doesNotContain("Zitronenfalter");
    }

    @Test
    @Verifies("A2.3#2")
    void moreTimeIsTakenOnceAndWithItsReason() {
        var id = ask(Wrong.OUT_OF_DATE, "I stopped that.");
        var due = corrections.open(ann, ann.patient(), id).orElseThrow().due();

        assertThat(decisions.extend(ellis, ann.patient(), id, "We wait for the hospital."))
                .isTrue();
        assertThat(decisions.extend(ellis, ann.patient(), id, "And longer.")).isFalse();

        var request = corrections.open(ann, ann.patient(), id).orElseThrow();
        assertThat(request.due()).isEqualTo(due.plus(Duration.ofDays(30)));
        assertThat(communications.read(
                        ann, ann.patient(), Objects.requireNonNull(request.extension()), "correction-read"))
                .contains("We wait for the hospital.");
    }

    @Test
    @Verifies({"A2.3#3", "A2.3#4"})
    void aDenialHasALawfulReasonAndThePatientMayDisagree() {
        var id = ask(Wrong.DETAIL, "That is not what I said.");
        assertThat(corrections.disagree(ann, ann.patient(), id, "No"))
                .as("nothing is denied yet")
                .isFalse();

        assertThat(decisions.deny(ellis, ann.patient(), id, Denial.ACCURATE_AND_COMPLETE, "We measured twice."))
                .isTrue();
        assertThat(corrections.disagree(ann, ann.patient(), id, "I was fasting."))
                .isTrue();
        assertThat(corrections.disagree(ann, ann.patient(), id, "Once more")).isFalse();

        var request = corrections.open(ann, ann.patient(), id).orElseThrow();
        assertThat(request.denial()).isEqualTo(Denial.ACCURATE_AND_COMPLETE);
        assertThat(communications.read(
                        ellis, ann.patient(), Objects.requireNonNull(request.disagreement()), "correction-read"))
                .contains("I was fasting.");
        assertThat(chart.open(ann, ann.patient(), request.disagreement(), "test"))
                .as("it names the disputed entry")
                .hasValueSatisfying(
                        opened -> assertThat(new String(opened.body())).contains("urn:uuid:" + potassium));
        assertThat(decisions.accept(ellis, ann.patient(), id, "Changed my mind"))
                .as("decided is decided")
                .isFalse();
    }

    @Test
    @Verifies("A2.3#3")
    void theDatabaseKnowsNoOtherReason() {
        var id = ask(Wrong.DETAIL, "Wrong");
        for (var reason : List.of("'TOO_BUSY'", "null")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> asking.run(
                            ellis,
                            sql -> sql.of("""
                            update concerns.correction set state = 'DENIED', denial = %s, decided_at = viewer.at(),
                                decided_by = :by, answer_id = gen_random_uuid() where patient_id = :p and id = :i
                            """.formatted(reason))
                                    .param("by", ellis.actor())
                                    .param("p", ann.patient())
                                    .param("i", id)
                                    .update())))
                    .as(reason)
                    .hasMessageContaining("correction");
        }
        assertThat(corrections.open(ann, ann.patient(), id).orElseThrow().isOpen())
                .isTrue();
    }

    @Test
    void itRefusesAnotherPatient() {
        var id = ask(Wrong.DETAIL, "Wrong");
        var cara = viewers.patient();

        assertThat(corrections.ask(cara, ann.patient(), potassium, Wrong.NOT_MINE, ""))
                .isEmpty();
        assertThat(corrections.open(cara, ann.patient(), id)).isEmpty();
        assertThat(corrections.of(cara, ann.patient())).isEmpty();
        assertThat(corrections.disagree(cara, ann.patient(), id, "x")).isFalse();
        assertThat(visible()).isTrue();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var id = ask(Wrong.DETAIL, "Wrong");
        for (var staff :
                List.of(viewers.staff(), viewers.staff(Role.BILLING), viewers.staff(Role.COMPLIANCE_OFFICER))) {
            assertThat(decisions.open(staff).shown()).isEmpty();
            assertThat(decisions.deny(staff, ann.patient(), id, Denial.NOT_MADE_HERE, "x"))
                    .isFalse();
        }
        assertThat(decisions.accept(viewers.staff(Role.NURSE), ann.patient(), id, "x"))
                .as("a nurse reads, a clinician decides")
                .isFalse();
        assertThat(decisions.open(viewers.staff(Role.NURSE)).shown())
                .extracting(Correction::id)
                .contains(id);
    }

    @Test
    void itLeavesATrace() {
        var id = ask(Wrong.DETAIL, "Wrong");
        decisions.accept(ellis, ann.patient(), id, "Done");

        var actions = asking.as(
                IMPORT,
                sql -> sql.of("select action from audit.line where patient_id = :p")
                        .param("p", ann.patient())
                        .query(String.class)
                        .list());
        assertThat(actions).contains("correction-begun", "correction-requested", "correction-accepted");
    }

    private UUID ask(Wrong wrong, String words) {
        return corrections.ask(ann, ann.patient(), potassium, wrong, words).orElseThrow();
    }

    private boolean visible() {
        return chart.items(ann, ItemQuery.of(ann.patient()), "test").stream().anyMatch(i -> i.id().equals(potassium));
    }
}
