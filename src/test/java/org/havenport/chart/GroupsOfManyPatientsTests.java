package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a list of the care team reads: groups of many patients at once. */
@PortalTest
class GroupsOfManyPatientsTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    Audit audit;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID cara;
    private ItemGroup annsPanel;
    private ItemGroup annsValue;
    private ItemGroup carasPanel;

    @BeforeEach
    void threeGroupsOfTwoPatients() {
        ann = viewers.patient();
        cara = viewers.patient().patient();
        annsPanel = panel(ann.patient(), "4.1");
        carasPanel = panel(cara, "4.2");
        var value = Arrivals.potassium(ann.patient(), "4.3", clock.instant());
        chart.file(IMPORT, ann.patient(), List.of(value));
        annsValue = new ItemGroup(ann.patient(), value.id());
    }

    @Test
    void itHoldsForTheNurse() {
        var nurse = viewers.staffOf(ann.patient(), Role.NURSE);

        var found = chart.groups(nurse, List.of(annsPanel, annsValue, carasPanel), "test");

        assertThat(found).containsOnlyKeys(annsPanel, annsValue, carasPanel);
        assertThat(found.get(annsPanel))
                .as("as a list of one patient reads it")
                .isEqualTo(chart.items(nurse, ItemQuery.of(annsPanel.patient()).inGroup(annsPanel.id()), "test"))
                .hasSize(3);
        assertThat(found.get(annsValue))
                .singleElement()
                .satisfies(item -> assertThat(item.gist().value()).isEqualTo("4.3"));
    }

    @Test
    void onlyWhatWasAskedForIsRead() {
        var nurse = viewers.staff(Role.NURSE);

        assertThat(chart.groups(nurse, List.of(annsValue), "test")).containsOnlyKeys(annsValue);
        assertThat(chart.groups(nurse, List.of(new ItemGroup(cara, annsPanel.id())), "test"))
                .as("a group under another patient")
                .isEmpty();
        assertThat(chart.groups(nurse, List.of(), "test")).isEmpty();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var staff :
                List.of(viewers.staff(), viewers.staff(Role.BILLING), viewers.staff(Role.COMPLIANCE_OFFICER))) {
            assertThat(chart.groups(staff, List.of(annsPanel, carasPanel), "test"))
                    .isEmpty();
        }
    }

    @Test
    void itRefusesPatientsAndWhoeverIsNotStaff() {
        for (var viewer : List.of(ann, IMPORT)) {
            assertThat(chart.groups(viewer, List.of(annsPanel, carasPanel), "test"))
                    .isEmpty();
        }
    }

    @Test
    void itRefusesAnEndedSession() {
        var nurse = viewers.staff(Role.NURSE);
        viewers.signOut(nurse);

        assertThatThrownBy(() -> chart.groups(nurse, List.of(annsPanel), "test"))
                .as("neither rows nor an audit line of somebody who is not there")
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void itLeavesATraceForEachPatient() {
        var nurse = viewers.staff(Role.NURSE);

        chart.groups(nurse, List.of(annsPanel, carasPanel, annsValue, annsPanel), "test-listed");

        assertThat(linesAbout(ann.patient())).singleElement().satisfies(line -> {
            assertThat(line.actor()).isEqualTo(nurse.actor());
            assertThat(line.count()).isEqualTo(4);
        });
        assertThat(linesAbout(cara))
                .singleElement()
                .satisfies(line -> assertThat(line.count()).isEqualTo(3));
    }

    private List<AuditLine> linesAbout(UUID patient) {
        var query = new AuditQuery(null, null, null, patient, "test-listed", null, null);
        return audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), query);
    }

    private ItemGroup panel(UUID patient, String potassium) {
        var panel = Arrivals.panel(patient, potassium, clock.instant());
        chart.file(IMPORT, patient, panel);
        return new ItemGroup(patient, panel.getFirst().group());
    }
}
