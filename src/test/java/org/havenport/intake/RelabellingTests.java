package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Gist;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was filed before its label was known gets it all the same: record after record, and each once. */
@PortalTest
class RelabellingTests {

    private static final Viewer.Job IMPORT = (Viewer.Job) Viewer.job("import");

    @Autowired
    Relabelling relabelling;

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @Autowired
    OwnersConnection owner;

    private UUID record;

    @BeforeEach
    void theWalkIsJustBeforePat() throws SQLException {
        record = cast.newPatient().patient();
        owner.run("""
                insert into intake.relabelling (version, begun_at, after_id) select %d, now(), id from (
                    select id from patients.patient where id < '%s'
                    union all select '00000000-0000-0000-0000-000000000000'::uuid) p order by id desc limit 1
                """.formatted(Labels.VERSION, record));
    }

    @AfterEach
    void thereWasNone() throws SQLException {
        owner.run("delete from intake.relabelling");
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void aReportOfBeforeIsLabelledByWhatStandsInIt() {
        var secret = report("""
                "contained": [{"resourceType": "Observation", "id": "a",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "56888-1"}]}}]""");
        var plain = report("""
                "contained": [{"resourceType": "Observation", "id": "a",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "2951-2"}]}}]""");
        report("\"code\": 7, \"contained\": \"odd\"");
        assertThat(confidential()).isEmpty();

        assertThat(relabelling.round(1)).isOne();

        assertThat(confidential()).containsExactly(secret).doesNotContain(plain);
        var progress = relabelling.underWay().orElseThrow();
        assertThat(progress.records()).isOne();
        assertThat(progress.labelled()).isOne();
        assertThat(progress.all()).isPositive();
    }

    @Test
    void itGoesOnWhereItWasAndSaysSoWhereFilesAreBroughtIn() throws SQLException {
        relabelling.round(1);
        assertThat(isAt(record)).as("the next round goes on behind them").isTrue();
        var later = report("""
                "contained": [{"resourceType": "Observation", "id": "a",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "56888-1"}]}}]""");
        assertThat(cast.karl().browser().get("/staff/imports").body()).contains("confidential topics: 1 of");

        owner.run("update intake.relabelling set after_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'");
        assertThat(relabelling.round(1)).isZero();

        assertThat(confidential()).as("was passed already").doesNotContain(later);
        assertThat(relabelling.underWay()).as("it is over").isEmpty();
        assertThat(relabelling.round(1)).isZero();
        assertThat(cast.karl().browser().get("/staff/imports").body()).doesNotContain("confidential topics");
    }

    private boolean isAt(UUID patient) throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from intake.relabelling where after_id = '" + patient + "'")) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    /** Filed as it was filed then: without the label. */
    private UUID report(String fields) {
        var id = UUID.randomUUID();
        var body = "{\"resourceType\": \"DiagnosticReport\", %s}".formatted(fields);
        chart.file(
                IMPORT,
                record,
                List.of(new Arrival(
                        record,
                        id,
                        "DiagnosticReport",
                        Category.LABORATORY,
                        "final",
                        clock.instant(),
                        null,
                        clock.instant(),
                        List.of(),
                        id,
                        Gist.titled("Report"),
                        body.getBytes(StandardCharsets.UTF_8),
                        "test",
                        Set.of(),
                        true)));
        return id;
    }

    private List<UUID> confidential() {
        return chart.items(IMPORT, ItemQuery.of(record), "test").stream()
                .filter(Item::confidential)
                .map(Item::id)
                .toList();
    }
}
