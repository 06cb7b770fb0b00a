package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.Consequence;
import org.havenport.followup.ContactRecord;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class GraveDiagnosesAreToldFirstTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    GraveDiagnosesAreToldFirst guard;

    @Autowired
    Asking asking;

    @Autowired
    Judge judge;

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    ClinicianMark mark;

    @Autowired
    BusinessHours hours;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID record;
    private Viewer.Staff ellis;

    @BeforeEach
    void annAndDrEllis() {
        ann = viewers.patient();
        record = ann.patient();
        ellis = viewers.staffOf(record, Role.CLINICIAN);
    }

    @Test
    @Verifies("B.risk.inap.1#1")
    void aDiagnosisOfTheListWaitsAndAnotherDoesNot() {
        file(problem("C34.11", "Cancer of the right upper lobe"));
        file(problem("J06.9", "Common cold"));

        assertThat(seen()).hasSize(1);
        assertThat(gate.placeholders(ann, record))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.kind()).isEqualTo("PROBLEM"));
    }

    @Test
    @Verifies("B.risk.inap.1#1")
    void theListIsAskedByCodeAndByName() {
        for (var grave : List.of(
                problem("C50.911", "Neoplasm"),
                problem("", "Malignant neoplasm of breast (disorder)"),
                problem("I21.4", "Non-ST elevation"))) {
            assertThat(judged(grave)).as(grave.gist().title()).isNotEqualTo(Consequence.ROUTINE);
        }
        for (var other : List.of(
                problem("Z80.3", "Family history of breast cancer"),
                problem("Z85.3", "History of breast cancer"),
                problem("D22.5", "Melanocytic nevus"),
                Written.problem(record, "C50.911", "Breast cancer", "resolved", clock.instant()),
                Written.problem(record, "C50.911", "Breast cancer", "refuted", clock.instant()))) {
            assertThat(judged(other)).as(other.gist().title()).isEqualTo(Consequence.ROUTINE);
        }
    }

    @Test
    @Verifies("B.risk.inap.1#1")
    void aNoteThatTellsItAsNewWaitsAndOneThatMentionsItDoesNot() {
        var tells = "Assessment: We received the pathology today. Newly diagnosed adenocarcinoma of the colon.";
        var mentions =
                "Past medical history: breast cancer 2010. Today: sore throat. No sign of recurrence of the cancer.";
        assertThat(judged(Written.note(record, tells, clock.instant()))).isEqualTo(Consequence.SIGNIFICANT);
        assertThat(judged(Written.note(record, mentions, clock.instant()))).isEqualTo(Consequence.ROUTINE);
    }

    @Test
    @Verifies("B.risk.inap.1#3")
    void aRecordedContactOpensTheNote() {
        var note = Written.note(record, "Assessment: Newly diagnosed adenocarcinoma of the colon.", clock.instant());
        file(note);
        var waiting = gate.waiting(ellis, record, note.id()).orElseThrow();
        assertThat(chart.open(ann, record, note.id(), "test")).isEmpty();

        gate.recordContact(
                ellis,
                new ContactRecord(
                        record,
                        note.id(),
                        ContactRecord.Medium.PHONE,
                        ContactRecord.ContactOutcome.SPOKE,
                        Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                        true,
                        "Told and explained"),
                waiting.since());

        assertThat(chart.open(ann, record, note.id(), "test")).isPresent();
        assertThat(gate.placeholders(ann, record)).isEmpty();
    }

    @Test
    void whatIsOpenAlreadyIsNoNews() {
        var first = problem("C34.11", "Cancer of the right upper lobe");
        file(first);
        gate.showNow(ann, record, first.id());
        assertThat(seen()).hasSize(1);

        file(problem("C34.11", "Cancer of the right upper lobe, at the next visit"));

        assertThat(seen()).hasSize(2);
        assertThat(gate.placeholders(ann, record)).isEmpty();
        file(problem("C79.31", "Brain metastases"));
        assertThat(seen()).as("another diagnosis is news").hasSize(2);
    }

    @Test
    @Verifies({"A3.2#1", "A3.2#6"})
    void whatIsSignificantWaitsInBusinessTimeAndACliniciansWordMakesItSooner() {
        var report = Written.report(
                record,
                Category.PATHOLOGY,
                "Left breast, core biopsy: Invasive ductal carcinoma, grade 2.",
                clock.instant());
        file(report);
        var waiting = gate.waiting(ellis, record, report.id()).orElseThrow();
        assertThat(waiting.consequence()).isEqualTo(Consequence.SIGNIFICANT);
        assertThat(waiting.callBy()).isEqualTo(hours.clock().due(waiting.since(), 1));
        assertThat(gate.reasons(ellis, record, report.id()))
                .singleElement()
                .satisfies(reason -> assertThat(reason.facts()).first().isEqualTo("carcinoma"));

        var dora = viewers.staffOf(record, Role.NURSE);
        assertThat(mark.set(dora, record, report.id(), Consequence.CRITICAL, "I think so"))
                .isFalse();
        assertThatThrownBy(() -> regrade(dora, "CRITICAL"))
                .as("the database refuses a nurse")
                .isNotNull();
        assertThat(mark.set(ellis, record, report.id(), Consequence.CRITICAL, "She flies tomorrow"))
                .isTrue();
        assertThat(mark.set(ellis, record, UUID.randomUUID(), Consequence.CRITICAL, "No such result"))
                .isFalse();

        assertThatThrownBy(() -> regrade(ellis, "SIGNIFICANT"))
                .as("nobody makes it less grave")
                .isNotNull();
        var sooner = gate.waiting(ellis, record, report.id()).orElseThrow();
        assertThat(sooner.consequence()).isEqualTo(Consequence.CRITICAL);
        assertThat(sooner.callBy()).isBefore(clock.instant().plus(Duration.ofMinutes(61)));
        assertThat(gate.reasons(ellis, record, report.id()))
                .first()
                .satisfies(reason -> assertThat(reason.facts()).first().isEqualTo("She flies tomorrow"));
        assertThat(gate.reasons(ann, record, report.id())).isEmpty();
    }

    @Test
    @Verifies("A3.2#7")
    void whoHasNotBeenReachedIsCounted() {
        var before = gate.figures(ellis);
        var report = Written.report(record, Category.IMAGING, "Acute pulmonary embolism.", clock.instant());
        file(report);
        gate.recordContact(
                ellis,
                new ContactRecord(
                        record,
                        report.id(),
                        ContactRecord.Medium.PHONE,
                        ContactRecord.ContactOutcome.NO_ANSWER,
                        Set.of(),
                        null,
                        ""),
                gate.waiting(ellis, record, report.id()).orElseThrow().since());
        var tried = gate.figures(ellis);
        assertThat(tried.waiting()).isEqualTo(before.waiting() + 1);
        assertThat(tried.tried()).isEqualTo(before.tried() + 1);

        gate.recordContact(
                ellis,
                new ContactRecord(
                        record,
                        report.id(),
                        ContactRecord.Medium.PHONE,
                        ContactRecord.ContactOutcome.SPOKE,
                        Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                        true,
                        "Go to the hospital now"),
                gate.waiting(ellis, record, report.id()).orElseThrow().since());
        var reached = gate.figures(ellis);
        assertThat(reached.waiting()).isEqualTo(before.waiting());
        assertThat(reached.calls()).isEqualTo(before.calls() + 1);
        assertThat(reached.critical()).isNotNull();
    }

    @Test
    @Verifies("B.risk.inap.1#1")
    void theEvidenceTurnsWhenADiagnosisIsOpenThoughNobodyToldIt() throws Exception {
        var problem = problem("C25.0", "Cancer of the pancreas");
        file(problem);
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        state(problem, "RELEASED");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            state(problem, "AWAITING_CONTACT");
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private void regrade(Viewer viewer, String to) {
        asking.run(
                viewer,
                sql -> sql.of("update release.gate set class = :to where patient_id = :patient")
                        .param("to", to)
                        .param("patient", record)
                        .update());
    }

    private Arrival problem(String icd, String title) {
        return Written.problem(record, icd, title, "active", clock.instant());
    }

    private void file(Arrival arrival) {
        chart.file(IMPORT, record, List.of(arrival));
    }

    private List<?> seen() {
        return chart.items(ann, ItemQuery.of(record).in(Category.PROBLEM), "test");
    }

    private Consequence judged(Arrival arrival) {
        return judge.of(Written.alone(arrival), () -> null).consequence();
    }

    private void state(Arrival arrival, String state) throws Exception {
        try (var connection = owner.open();
                var change = connection.prepareStatement(
                        "update chart.item set release_state = '%s' where patient_id = ? and id = ?"
                                .formatted(state))) {
            change.setObject(1, record);
            change.setObject(2, arrival.id());
            assertThat(change.executeUpdate()).isPositive();
        }
    }
}
