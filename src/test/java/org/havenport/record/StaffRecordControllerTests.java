package org.havenport.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.Contents;
import org.havenport.chart.Holds;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.patients.NoCareRelationship;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StaffRecordControllerTests {

    @Autowired
    Chart chart;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    Contents contents;

    @Autowired
    Holds holds;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private UUID record;
    private String path;
    private List<Arrival> waiting;

    @BeforeEach
    void ann() {
        record = cast.newPatient().patient();
        path = "/staff/patients/" + record + "/record";
        var now = clock.instant();
        waiting = Arrivals.panel(record, "6.9", now);
        chart.file(Viewer.job("import"), record, waiting);
        chart.file(
                Viewer.job("import"),
                record,
                List.of(
                        Entries.medicine(record, "Lisinopril 20 mg", "active", "1 tablet", now),
                        Entries.problem(record, "Generalized anxiety", "active", now, "PSY")));
    }

    @Test
    void theCareTeamSeesWhatThePatientCannotSeeYetMarkedAsSuch() {
        var dora = cast.dora().browser();

        assertThat(dora.get(path).body()).contains("Lisinopril 20 mg", "Record of Pat");
        assertThat(dora.get(path + "/everything?kind=results").body())
                .contains("Basic metabolic panel", "The patient cannot see this yet: it waits for a call");
        assertThat(dora.get(path + "/items/" + waiting.getLast().id()).body()).contains("cannot see this yet");
        assertThat(dora.get(path + "/problems").body()).contains("Generalized anxiety", "Confidential topic");
        assertThat(dora.post(path + "/everything", "words", "lisinopril").body())
                .contains("Lisinopril 20 mg");
    }

    @Test
    void theCareTeamReadsAboutThePatientAndIsNotSpokenToAsThePatient() {
        var dora = cast.dora().browser();

        assertThat(dora.get(path).body())
                .contains("for a call to the patient", "The patient may open it before the call")
                .doesNotContain("We call you", "your care team");
        assertThat(dora.get(path + "/medicines").body())
                .contains("Current: 1 medicine")
                .doesNotContain("You take");
        assertThat(dora.get(path + "/allergies").body())
                .contains("patient")
                .doesNotContain("that you have none", "call us", "Call us");
        assertThat(dora.get(path + "/medicines?lang=es").body()).contains("Actuales: 1 medicina");
        dora.get(path + "/medicines?lang=en");
    }

    @Test
    @Verifies("B.risk.sec.2#2")
    void itRefusesStaffWithoutTheRole() {
        for (var who : List.of(cast.hugo(), cast.gina(), cast.lena(), cast.frank())) {
            assertThat(who.browser().get(path + "/medicines").status()).isEqualTo(404);
        }
        assertThat(cast.ann().browser().get(path).status()).isEqualTo(404);
    }

    @Test
    void whoDoesNotLookAfterThePatientIsAskedForAReason() {
        var stranger = cast.newStaff(Role.NURSE).browser();
        for (var page : List.of(
                "", "/medicines", "/everything", "/items/" + waiting.getLast().id())) {
            assertThat(stranger.get(path + page).location()).endsWith("/staff/patients/" + record + "/reason");
        }
        var nurse = viewers.staff(Role.NURSE);
        assertThatThrownBy(() -> contents.of(nurse, record)).isInstanceOf(NoCareRelationship.class);
        assertThatThrownBy(() -> contents.preview(nurse, record, java.util.Set.of(), 1, "test"))
                .isInstanceOf(NoCareRelationship.class);
        assertThatThrownBy(() -> holds.hidden(nurse, record)).isInstanceOf(NoCareRelationship.class);
    }

    @Test
    void aPatientWhoDoesNotExistHasNoRecord() {
        assertThat(cast.dora()
                        .browser()
                        .get("/staff/patients/" + UUID.randomUUID() + "/record")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itLeavesATrace() {
        cast.dora().browser().get(path + "/medicines");

        long lines = asking.as(
                Viewer.job("test"),
                sql -> sql.of("""
                                select count(*) from audit.line
                                where patient_id = :patient and actor = :actor and action = 'record-section-viewed'
                                """)
                        .param("patient", record)
                        .param("actor", cast.dora().account())
                        .query(Long.class)
                        .single());
        assertThat(lines).isPositive();
    }
}
