package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Holds;
import org.havenport.chart.ItemQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.home.NeedsYou;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever acts for a patient, at the doors, on the first page and past both: what is not for them leaves no trace. */
@PortalTest
class WhatRepresentativesLearnTests extends ACriticalPanel {

    @Autowired
    ItemHolds holds;

    @Autowired
    HoldRequests requests;

    @Autowired
    Holds hidden;

    @Autowired
    Asking asking;

    @Autowired
    Grants grants;

    @Autowired
    BusinessHours hours;

    @Autowired
    OwnersConnection owner;

    @Autowired
    List<Tile> tiles;

    private Viewer.Proxy paul;

    @BeforeEach
    void paulActsForAnn() throws SQLException {
        paul = new Viewer.Proxy(UUID.randomUUID(), UUID.randomUUID(), record, "Paul");
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
    }

    @AfterEach
    void nowAgain() {
        clock.back();
    }

    private void hold(Recipient recipient) {
        var until = LocalDate.ofInstant(clock.instant(), hours.zone()).plusDays(5);
        holds.place(
                viewers.staffOf(record, Role.CLINICIAN),
                record,
                report,
                new NewHold(Basis.HARM_171_201_C1, recipient, Harm.OTHER_PERSON, "It names her sister", until, true));
    }

    private List<?> seenByPaul() {
        return chart.items(paul, ItemQuery.of(record).in(Category.LABORATORY), "test");
    }

    private List<NeedsYou> firstPage(Viewer viewer) {
        var words = Words.of(Locale.ENGLISH, hours.zone());
        return tiles.stream()
                .flatMap(tile -> tile.needsYou(viewer, words).stream())
                .toList();
    }

    private int rows(String table) {
        return asking.as(
                paul,
                sql -> sql.of("select count(*) from " + table + " where patient_id = :patient")
                        .param("patient", record)
                        .query(Integer.class)
                        .single());
    }

    private void paulLearnsNothing() {
        assertThat(seenByPaul()).isEmpty();
        assertThat(gate.placeholders(paul, record)).isEmpty();
        assertThat(holds.acting(paul, record)).isEmpty();
        assertThat(holds.acting(paul, record, report)).isEmpty();
        assertThat(hidden.hidden(paul, record)).isEmpty();
        for (var table :
                List.of("chart.item", "release.gate", "release.hold", "release.hold_request", "release.request")) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(firstPage(paul)).noneMatch(it -> it.path().contains(report.toString()));
    }

    @Test
    @Verifies("B.com.1b#1")
    void whatIsKeptFromThemIsNotThereUntilItsTimeIsOver() {
        assertThat(gate.placeholders(paul, record)).as("that something waits").hasSize(1);
        assertThat(firstPage(paul)).anyMatch(it -> it.path().contains(report.toString()));
        assertThat(gate.showNow(paul, record, report))
                .as("only the patient asks to see it now")
                .isFalse();

        hold(Recipient.REPRESENTATIVE);
        paulLearnsNothing();
        assertThat(gate.placeholders(ann, record)).hasSize(1);

        gate.recordContact(dora, spoke(), since());
        assertThat(seenByAnn()).hasSize(3);
        paulLearnsNothing(); // nor what was said about it

        clock.advance(Duration.ofDays(6));
        viewers.signOut(paul);
        viewers.session(paul, record);
        assertThat(seenByPaul()).as("its time is over, and no job has run").hasSize(3);
    }

    @Test
    @Verifies("B.com.1b#4")
    void whatIsHeldFromThePatientTheyReadOfAndCannotOpen() {
        hold(Recipient.PATIENT);
        var placed = holds.acting(ann, record, report).getFirst();

        assertThat(seenByPaul()).isEmpty();
        assertThat(firstPage(paul)).anyMatch(it -> it.path().equals("/held/" + report));
        assertThat(requests.showAnyway(paul, record, report)).isEmpty();
        assertThat(requests.askReview(paul, record, report, placed.id())).isFalse();
        assertThat(gate.showNow(paul, record, report)).isFalse();
        assertThat(holds.reason(paul, placed)).isEmpty();
    }

    @Test
    @Verifies({"B.risk.inap.2#4", "A3.2#1"})
    void whatIsConfidentialWaitsWithoutThem() {
        gate.recordContact(dora, spoke(), since());
        assertThat(seenByPaul()).hasSize(3);
        var topic = Arrivals.labelled(Arrivals.potassium(record, "6.9", clock.instant()), "HIV");
        chart.file(IMPORT, record, List.of(topic));

        assertThat(gate.placeholders(ann, record)).hasSize(1);
        assertThat(gate.placeholders(paul, record)).isEmpty();
        assertThat(firstPage(paul))
                .noneMatch(it -> it.path().contains(topic.id().toString()));
        report = topic.id();
        hold(Recipient.PATIENT);
        assertThat(holds.acting(ann, record, report)).hasSize(1);
        assertThat(holds.acting(paul, record)).isEmpty();

        grants.letSeeConfidentialTopics(paul.actor(), record, true);
        assertThat(holds.acting(paul, record)).hasSize(1);
    }

    @Test
    @Verifies({"B.com.1b#1", "B.risk.inap.2#4"})
    void whatIsHeldFromThePatientAndKeptFromThemLeavesNoTrace() {
        hold(Recipient.PATIENT);
        assertThat(holds.acting(paul, record)).hasSize(1);
        hold(Recipient.REPRESENTATIVE);
        paulLearnsNothing();
        assertThat(holds.acting(ann, record)).hasSize(1);
    }

    @Test
    @Verifies({"B.com.1b#1", "B.risk.inap.2#4"})
    void whatThePatientAskedToSeeTheyDoNotLearn() {
        hold(Recipient.REPRESENTATIVE);
        assertThat(gate.showNow(ann, record, report)).isTrue();
        assertThat(seenByAnn()).hasSize(3);
        paulLearnsNothing();
    }

    /** Gates and holds were written before it was kept what they are about. */
    @Test
    @Verifies("B.risk.inap.2#4")
    void whatWaitedBeforeItWasKeptWhetherItIsConfidentialIsNotTheirs() throws Exception {
        var topic = Arrivals.labelled(Arrivals.potassium(record, "6.9", clock.instant()), "HIV");
        chart.file(IMPORT, record, List.of(topic));
        report = topic.id();
        hold(Recipient.PATIENT);
        owner.run("update release.gate set confidential = false where patient_id = '%s'".formatted(record));
        owner.run("update release.hold set confidential = false where patient_id = '%s'".formatted(record));

        assertThat(gate.placeholders(paul, record)).noneMatch(it -> it.item().equals(report));
        assertThat(holds.acting(paul, record)).isEmpty();
        assertThat(holds.acting(ann, record)).hasSize(1);

        var migration = "/db/migration/release/V7__what_waits_is_as_confidential_as_what_it_is.sql";
        try (var file = Arrival.class.getResourceAsStream(migration)) {
            var filling = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            owner.run(filling.substring(0, filling.indexOf("create function")));
        }
        assertThat(confidential("gate")).isEqualTo(1);
        assertThat(confidential("hold")).isEqualTo(1);
    }

    private int confidential(String table) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select count(*) from release." + table + " where patient_id = :patient and confidential")
                        .param("patient", record)
                        .query(Integer.class)
                        .single());
    }

    @Test
    void anotherPatientIsNotToldWhetherSomethingIsThere() {
        assertThat(stands(ann)).isTrue();
        assertThat(stands(viewers.patient())).isFalse();
    }

    private boolean stands(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select release.stands(:whose, :item)")
                        .param("whose", record)
                        .param("item", report)
                        .query(Boolean.class)
                        .single());
    }
}
