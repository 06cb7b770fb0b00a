package org.havenport.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.Obligations;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A confidential entry leaves no trace for whoever acts for the patient in what was done about it, or belongs to it. */
@PortalTest
class WhatRepresentativesDoNotLearnOfTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    Corrections corrections;

    @Autowired
    Obligations obligations;

    @Autowired
    Viewers viewers;

    @Autowired
    Grants grants;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private Viewer.Proxy paul;
    private UUID record;
    private Instant now;

    @BeforeEach
    void paulActsForAnn() throws Exception {
        ann = viewers.patient();
        record = ann.patient();
        now = clock.instant();
        paul = new Viewer.Proxy(UUID.randomUUID(), UUID.randomUUID(), record, "Paul");
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        values (?, ?, 'PARENT', ?)
                        """)) {
            insert.setObject(1, paul.actor());
            insert.setObject(2, record);
            insert.setObject(3, Sql.time(now));
            insert.executeUpdate();
        }
        viewers.session(paul, record);
    }

    @Test
    @Verifies({"B.risk.inap.2#4", "B.px.3#3"})
    void whatThePatientSaysIsWrongInItIsNotListedToThem() {
        var topic = Arrivals.labelled(Arrivals.potassium(record, "4.2", now), "HIV");
        var other = Arrivals.potassium(record, "4.3", now);
        chart.file(IMPORT, record, List.of(topic, other));
        var asked = corrections
                .ask(ann, record, topic.id(), Wrong.DETAIL, "It is not so")
                .orElseThrow();
        var open = corrections
                .ask(ann, record, other.id(), Wrong.DETAIL, "Nor is this")
                .orElseThrow();

        assertThat(corrections.of(ann, record)).hasSize(2);
        assertThat(corrections.of(paul, record)).extracting(Correction::id).containsExactly(open);
        assertThat(corrections.open(paul, record, asked)).isEmpty();
        grants.letSeeConfidentialTopics(paul.actor(), record, true);
        assertThat(corrections.of(paul, record)).hasSize(2);
    }

    @Test
    @Verifies({"B.risk.inap.2#4", "B.com.3#1"})
    void theyDoNotConfirmForThePatientWhatTheyCannotSee() {
        var topic = Arrivals.labelled(Arrivals.potassium(record, "4.2", now), "HIV");
        chart.file(IMPORT, record, List.of(topic));

        assertThat(obligations.of(paul, record, topic.id())).isEmpty();
        assertThat(obligations.confirm(paul, record, topic.id())).isFalse();
        assertThat(obligations.unconfirmed(ann, record)).hasSize(1);
        assertThat(obligations.confirm(ann, record, topic.id())).isTrue();
    }

    @Test
    @Verifies({"B.risk.inap.2#4", "B.px.3#3"})
    void whatBelongsToIsAsConfidentialWhateverItsSenderLabelled() {
        var panel = Arrivals.panel(record, "4.2", now);
        var report = panel.getLast();
        var members = panel.subList(0, panel.size() - 1);
        chart.file(IMPORT, record, List.of(members.get(0), members.get(1), Arrivals.labelled(report, "PSY")));
        assertThat(seenByPaul(members.get(0)))
                .as("a value of a labelled report")
                .isFalse();

        var corrected = Arrivals.potassium(record, members.get(0).id(), report.id(), "4.4", now, false);
        chart.file(IMPORT, record, List.of(corrected));
        assertThat(seenByPaul(corrected))
                .as("its correction, sent without a label")
                .isFalse();

        var paper = Arrivals.paper(record, now, "DiagnosticReport/" + report.id());
        chart.file(IMPORT, record, List.of(paper));
        assertThat(seenByPaul(paper)).as("its paper").isFalse();
        assertThat(chart.open(ann, record, paper.id(), "test")).isPresent();

        var alone = Arrivals.labelled(Arrivals.potassium(record, "4.2", now), "HIV");
        chart.file(IMPORT, record, List.of(alone));
        chart.file(IMPORT, record, List.of(Arrivals.potassium(record, alone.id(), alone.id(), "4.5", now, false)));
        assertThat(seenByPaul(alone)).as("a correction that forgot the label").isFalse();
    }

    private boolean seenByPaul(Arrival arrival) {
        return chart.open(paul, record, arrival.id(), "test").isPresent();
    }
}
