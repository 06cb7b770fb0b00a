package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.Communications;
import org.havenport.database.OwnersConnection;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Past every door, with the rights of somebody who acts for a patient: of a confidential topic there is no row. */
@PortalTest
class WhatRepresentativesFindHereTests {

    private static final List<String> TABLES = List.of("obligation", "viewing", "confirmation", "review", "contact");

    @Autowired
    private Owing owing;

    @Autowired
    private Sent sent;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Communications communications;

    @Autowired
    private Chart chart;

    @Autowired
    private Asking asking;

    @Autowired
    private Viewers viewers;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private TestClock clock;

    private CastMember pat;
    private Viewer.Proxy paul;
    private Viewer.Staff dora;

    @BeforeEach
    void paulActsForPat() throws SQLException {
        pat = owing.reached();
        paul = new Viewer.Proxy(UUID.randomUUID(), UUID.randomUUID(), pat.patient(), "Paul");
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        values (?, ?, 'PATIENT_CONSENT', ?)
                        """)) {
            insert.setObject(1, paul.actor());
            insert.setObject(2, pat.patient());
            insert.setObject(3, Sql.time(clock.instant()));
            insert.executeUpdate();
        }
        viewers.session(paul, pat.patient());
        dora = viewers.staffOf(pat.patient(), Role.NURSE);
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void nothingOfAConfidentialResultIsFoundAndNothingOfItCanBeClosed() {
        var open = file(Set.of());
        var secret = file(Set.of("ETH"));
        for (var item : List.of(open, secret)) {
            assertThat(reviews.record(dora, pat.patient(), item, "Call me.")).isTrue();
            pat.browser().get("/results/" + item);
            pat.browser().post("/results/" + item + "/seen");
        }
        for (var table : TABLES.subList(0, 4)) {
            assertThat(rows(paul, table, open)).as(table + " of what is open").isPositive();
            assertThat(rows(paul, table, secret)).as(table + " of what is not").isZero();
            assertThat(rows(own(), table, secret))
                    .as(table + " for the patient")
                    .isPositive();
        }
        assertThat(asking.<Long>as(
                        paul,
                        sql -> sql.of("select count(*) from followup.obligation where kind = 'MESSAGE'")
                                .query(Long.class)
                                .single()))
                .as("the comment on what is open, and not the one on what is not")
                .isEqualTo(1);
        assertThatThrownBy(() -> looks(secret)).hasStackTraceContaining("row-level security");
        looks(open);
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void wordsAboutAConfidentialTopicAreAsConfidential() {
        var open = file(Set.of());
        var secret = file(Set.of("ETH"));
        var said = asking.<List<UUID>>as(
                dora,
                sql -> List.of(
                        communications.file(sql, pat.patient(), open, null, "About this."),
                        communications.file(sql, pat.patient(), secret, null, "About that.")));

        assertThat(communications.read(paul, pat.patient(), said.getFirst(), "test"))
                .isPresent();
        assertThat(communications.read(paul, pat.patient(), said.getLast(), "test"))
                .isEmpty();
        assertThat(communications.read(own(), pat.patient(), said.getLast(), "test"))
                .isPresent();
    }

    @Test
    void aFormIsBetweenThePracticeAndThePatient() {
        var form = new Sent.One(pat.patient(), UUID.randomUUID(), Sending.FORM, Consequence.ROUTINE, null, null);
        asking.run(Owing.JOB, sql -> sent.asked(sql, List.of(form)));

        asking.run(paul, sql -> sent.viewed(sql, pat.patient(), List.of(form.item())));

        assertThat(rows(paul, "obligation", form.item())).isZero();
        assertThat(rows(own(), "obligation", form.item())).isOne();
        assertThat(rows(own(), "viewing", form.item())).isZero();
    }

    private void looks(UUID item) {
        asking.run(
                paul,
                sql -> sql.of("""
                                insert into followup.viewing (patient_id, id, item_id, at, by_actor, kind, before_review)
                                values (:patient, gen_random_uuid(), :item, viewer.at(), :by, 'PROXY', false)
                                """)
                        .param("patient", pat.patient())
                        .param("item", item)
                        .param("by", paul.actor())
                        .update());
    }

    private long rows(Viewer viewer, String table, UUID item) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*) from followup." + table
                                + " where patient_id = :patient and item_id = :item")
                        .param("patient", pat.patient())
                        .param("item", item)
                        .query(Long.class)
                        .single());
    }

    private Viewer.Patient own() {
        var viewer = new Viewer.Patient(UUID.randomUUID(), pat.account(), pat.patient(), "");
        viewers.session(viewer, pat.patient());
        return viewer;
    }

    private UUID file(Set<String> labels) {
        var a = Arrivals.potassium(pat.patient(), "4.4", clock.instant());
        chart.file(
                Viewer.job("import"),
                pat.patient(),
                List.of(new Arrival(
                        a.patient(),
                        a.id(),
                        a.type(),
                        a.category(),
                        a.status(),
                        a.effective(),
                        null,
                        a.issued(),
                        a.codes(),
                        a.group(),
                        a.gist(),
                        a.body(),
                        a.source(),
                        labels,
                        false)));
        return a.id();
    }
}
