package org.havenport.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.Communications;
import org.havenport.chart.Contents;
import org.havenport.chart.Holds;
import org.havenport.chart.ItemQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Entries about mental health, infections and the like: in no preview, not for proxies, and always for the patient. */
@PortalTest
class ConfidentialTopicsTests {

    private static final String TOPIC = "Generalized anxiety";

    @Autowired
    Chart chart;

    @Autowired
    Contents contents;

    @Autowired
    Holds holds;

    @Autowired
    Communications communications;

    @Autowired
    Viewers viewers;

    @Autowired
    Grants grants;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID record;
    private Arrival topic;

    @BeforeEach
    void ann() {
        ann = viewers.patient();
        record = ann.patient();
        topic = Entries.problem(record, TOPIC, "active", clock.instant(), "PSY");
        file(topic, Entries.problem(record, "Hay fever", "active", clock.instant()));
    }

    @Test
    @Verifies({"B.risk.inap.2#6", "B.fn.s1#1"})
    void itHoldsForThePatient() {
        assertThat(titles(ann)).contains(TOPIC);
        assertThat(chart.open(ann, record, topic.id(), "test")).isPresent();
    }

    @Test
    @Verifies({"B.risk.inap.2#4", "B.fn.s1#1"})
    void itRefusesAProxyUnlessThatWasGranted() throws Exception {
        var proxy = proxy();

        assertThat(titles(proxy)).containsExactly("Hay fever");
        assertThat(chart.open(proxy, record, topic.id(), "test")).isEmpty();
        assertThat(contents.of(proxy, record)).noneMatch(Contents.Content::confidential);

        grants.letSeeConfidentialTopics(proxy.actor(), record, true);
        assertThat(titles(proxy)).contains(TOPIC);

        grants.letSeeConfidentialTopics(proxy.actor(), record, false);
        assertThat(titles(proxy)).containsExactly("Hay fever");
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void whatTheCareTeamWritesAboutItIsAsConfidential() throws Exception {
        asking.run(
                viewers.staff(Role.CLINICIAN),
                sql -> communications.file(sql, record, topic.id(), null, "Let us speak about it."));

        assertThat(chart.items(ann, words(), "test")).hasSize(1);
        assertThat(chart.items(proxy(), words(), "test")).isEmpty();
    }

    private ItemQuery words() {
        return ItemQuery.of(record).ofTypes("Communication");
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void theDatabaseAloneRefusesAProxy() throws Exception {
        assertThat(countedBy(proxy())).as("rows a proxy reads past every door").isOne();
        assertThat(countedBy(ann)).isEqualTo(2);
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void aProxyDoesNotEvenLearnThatSomethingConfidentialWaits() throws Exception {
        var waiting = Arrivals.potassium(record, "6.9", clock.instant());
        file(new Arrival(
                record,
                waiting.id(),
                waiting.type(),
                waiting.category(),
                waiting.status(),
                waiting.effective(),
                null,
                waiting.issued(),
                waiting.codes(),
                waiting.group(),
                waiting.gist(),
                waiting.body(),
                waiting.source(),
                java.util.Set.of("HIV"),
                false));

        assertThat(holds.hidden(ann, record))
                .singleElement()
                .extracting(Holds.Hidden::many)
                .isEqualTo(1);
        assertThat(holds.hidden(proxy(), record)).isEmpty();
    }

    @Test
    @Verifies({"B.risk.inap.2#2", "B.risk.inap.2#6"})
    void itStandsInNoPreviewAndIsReadInItsPart() {
        var pat = cast.newPatient();
        record = pat.patient();
        var hidden = Entries.problem(record, TOPIC, "active", clock.instant(), "R");
        file(hidden, Entries.problem(record, "Hay fever", "active", clock.instant()));

        for (var preview : List.of("/home", "/record", "/record/everything")) {
            assertThat(pat.browser().get(preview).body()).as(preview).doesNotContain(TOPIC);
        }
        assertThat(pat.browser().get("/record").body()).contains("1 entry on a confidential topic is not shown here");
        assertThat(pat.browser().get("/record/problems").body()).contains(TOPIC, "Confidential: in no overview");
        assertThat(pat.browser().get("/record/items/" + hidden.id()).body()).contains(TOPIC);
    }

    @Test
    @Verifies("B.risk.inap.2#2")
    void aConfidentialResultStandsInNoPreview() {
        var pat = cast.newPatient();
        record = pat.patient();
        var plain = Arrivals.potassium(record, "4.4", clock.instant());
        file(new Arrival(
                record,
                plain.id(),
                plain.type(),
                plain.category(),
                plain.status(),
                plain.effective(),
                null,
                plain.issued(),
                plain.codes(),
                plain.group(),
                plain.gist(),
                plain.body(),
                plain.source(),
                java.util.Set.of("STD"),
                false));

        assertThat(pat.browser().get("/home").body()).doesNotContain("Potassium");
        assertThat(pat.browser().get("/results").body()).contains("Potassium");
    }

    private List<String> titles(Viewer viewer) {
        return chart.items(viewer, ItemQuery.of(record), "test").stream()
                .map(item -> item.gist().title())
                .toList();
    }

    private int countedBy(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*) from chart.item where patient_id = :patient")
                        .param("patient", record)
                        .query(Integer.class)
                        .single());
    }

    private Viewer.Proxy proxy() throws Exception {
        var proxy = new Viewer.Proxy(UUID.randomUUID(), UUID.randomUUID(), record, "Paul");
        viewers.session(proxy, record);
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        values (?, ?, 'PATIENT_CONSENT', ?)
                        """)) {
            insert.setObject(1, proxy.actor());
            insert.setObject(2, record);
            insert.setObject(3, Sql.time(clock.instant()));
            insert.executeUpdate();
        }
        return proxy;
    }

    private void file(Arrival... arrivals) {
        chart.file(Viewer.job("import"), record, List.of(arrivals));
    }
}
