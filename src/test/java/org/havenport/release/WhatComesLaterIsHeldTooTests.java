package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Gist;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.ContactRecord;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What names an entry that a clinician holds, and comes later, is held by the same hold and opens with it. */
@PortalTest
class WhatComesLaterIsHeldTooTests extends ACriticalPanel {

    @Autowired
    ItemHolds holds;

    @Autowired
    HoldRequests requests;

    @Autowired
    HoldRegister register;

    @Autowired
    HoldsCarryTheirBasis promise;

    @Autowired
    HoldsEndByThemselves ends;

    @Autowired
    BusinessHours hours;

    @Autowired
    OwnersConnection owner;

    @AfterEach
    void nowAgain() {
        clock.back();
    }

    private Hold hold(Recipient recipient, int days) {
        var until = LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(days);
        var wanted = new NewHold(Basis.HARM_171_201_C1, recipient, Harm.OTHER_PERSON, "Names her sister", until, true);
        return holds.place(viewers.staffOf(record, Role.CLINICIAN), record, report, wanted);
    }

    private Arrival paper() {
        return paper(report);
    }

    private Arrival paper(UUID about) {
        var paper = Arrivals.paper(record, now, "DiagnosticReport/" + about);
        chart.file(IMPORT, record, List.of(paper));
        return paper;
    }

    private boolean opens(Viewer viewer, Arrival paper) {
        return chart.open(viewer, record, paper.id(), "test").isPresent();
    }

    @Test
    @Verifies({"B.com.1b#1", "C1#4"})
    void aPaperIsHeldByTheOneHoldAndOpensWithIt() {
        var placed = hold(Recipient.PATIENT, 5);
        gate.recordContact(dora, spoke(), since());
        var paper = paper();

        assertThat(opens(ann, paper)).isFalse();
        assertThat(holds.acting(ann, record, paper.id())).containsExactly(placed);
        assertThat(holds.acting(dora, record)).as("one hold, not two").containsExactly(placed);
        var counsel = viewers.staff(Role.COUNSEL);
        var month = YearMonth.from(clock.instant().atZone(hours.zone()));
        assertThat(register.month(counsel, month).lines())
                .filteredOn(it -> it.id().equals(placed.id()))
                .hasSize(1);
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(requests.showAnyway(ann, record, paper.id())).contains(false);

        ends.look();
        assertThat(opens(ann, paper)).as("no round opens it").isFalse();
        var ellis = viewers.staffOf(record, Role.CLINICIAN);
        assertThat(holds.release(ellis, record, report, placed.id())).isTrue();
        assertThat(opens(ann, paper)).isTrue();
        assertThat(seenByAnn()).hasSize(3);
    }

    @Test
    @Verifies("B.com.1b#3")
    void whoEndsItAtThePaperEndsItForTheEntryToo() {
        var placed = hold(Recipient.PATIENT, 5);
        gate.recordContact(dora, spoke(), since());
        var paper = paper();
        assertThat(requests.askReview(ann, record, paper.id(), placed.id())).isTrue();
        var other = viewers.staffOf(record, Role.CLINICIAN);

        assertThat(requests.review(other, record, paper.id(), placed.id(), false, "There is no danger now"))
                .isTrue();
        assertThat(opens(ann, paper)).isTrue();
        assertThat(seenByAnn()).hasSize(3);
    }

    @Test
    @Verifies({"B.com.1b#2", "C1#8"})
    void itIsOverWithTheHoldEvenIfNoJobRan() {
        hold(Recipient.PATIENT, 5);
        gate.recordContact(dora, spoke(), since());
        var paper = paper();
        assertThat(opens(ann, paper)).isFalse();
        clock.advance(Duration.ofDays(6));
        viewers.signOut(ann);
        viewers.session(ann, record);

        assertThat(opens(ann, paper)).isTrue();
        ends.look();
        assertThat(opens(ann, paper)).isTrue();
        assertThat(ends.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void aConversationAboutThePaperDoesNotOpenWhatIsHeld() {
        var placed = hold(Recipient.PATIENT, 5);
        var paper = paper();
        assertThat(gate.placeholder(ann, record, paper.id()))
                .as("it is held, not only waiting")
                .isEmpty();
        gate.recordContact(dora, spoke(), since());
        var waiting = gate.waiting(dora, record, paper.id()).orElseThrow();
        var report = spoke();
        gate.recordContact(
                dora,
                new ContactRecord(
                        record,
                        paper.id(),
                        report.medium(),
                        report.outcome(),
                        report.identifiers(),
                        report.understood(),
                        report.told()),
                waiting.since());

        assertThat(opens(ann, paper)).isFalse();
        assertThat(holds.release(viewers.staffOf(record, Role.CLINICIAN), record, this.report, placed.id()))
                .isTrue();
        assertThat(opens(ann, paper)).isTrue();
    }

    @Test
    void aPaperOfAPaperIsHeldAndWhoHoldsItLongerHoldsThemLonger() {
        hold(Recipient.PATIENT, 3);
        gate.recordContact(dora, spoke(), since());
        var paper = paper();
        var reader = Written.of(
                record,
                "DiagnosticReport",
                Category.LABORATORY,
                List.of(),
                Gist.titled("Report of it"),
                "final",
                """
                {"resourceType":"DiagnosticReport","result":[{"reference":"DiagnosticReport/%s"}]}""".formatted(report),
                now);
        chart.file(IMPORT, record, List.of(reader));
        var of = paper(reader.id());
        hold(Recipient.PATIENT, 9);
        clock.advance(Duration.ofDays(5));
        viewers.signOut(ann);
        viewers.session(ann, record);
        ends.look();

        for (var held : List.of(paper, reader, of)) {
            assertThat(opens(ann, held)).isFalse();
        }
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        clock.advance(Duration.ofDays(5));
        viewers.signOut(ann);
        viewers.session(ann, record);
        ends.look();
        for (var held : List.of(paper, reader, of)) {
            assertThat(opens(ann, held)).isTrue();
        }
        assertThat(obligations.of(ann, record, reader.id()))
                .as("owed from now on")
                .isPresent();
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void whatIsKeptFromThemIsKeptFromThemAloneAndSoIsItsPaper() throws SQLException {
        var paul = paul();
        hold(Recipient.REPRESENTATIVE, 5);
        gate.recordContact(dora, spoke(), since());
        var paper = paper();

        assertThat(opens(ann, paper)).isTrue();
        assertThat(opens(paul, paper)).isFalse();
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        var placed = holds.acting(dora, record, paper.id()).getFirst();
        assertThat(holds.release(viewers.staffOf(record, Role.CLINICIAN), record, report, placed.id()))
                .isTrue();
        assertThat(opens(paul, paper)).isTrue();
    }

    private Viewer.Proxy paul() throws SQLException {
        var paul = new Viewer.Proxy(UUID.randomUUID(), UUID.randomUUID(), record, "Paul");
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        values (?, ?, 'PATIENT_CONSENT', ?)
                        """)) {
            insert.setObject(1, paul.actor());
            insert.setObject(2, record);
            insert.setObject(3, Sql.time(clock.instant()));
            insert.executeUpdate();
        }
        viewers.session(paul, record);
        return paul;
    }

    @Test
    void anotherPaperStaysOpen() {
        hold(Recipient.PATIENT, 5);
        assertThat(opens(ann, paper(UUID.randomUUID()))).isTrue();
    }
}
