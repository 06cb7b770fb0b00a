package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.chart.Chart;
import org.havenport.chart.DoorWithoutFilter;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The same knocks with the chart's filter gone: row-level security by itself shows nobody a thing of another's. */
@PortalTest
@Import(DoorWithoutFilter.class)
class TheDatabaseAloneKeepsPatientsApartTests extends KnocksAtEveryRoute {

    @Autowired
    Viewers viewers;

    @Autowired
    Chart chart;

    @BeforeAll
    void theDoorIsGone() {
        Overheard.withoutDoor(cast.portal());
    }

    @Override
    int probes() {
        return 5_000;
    }

    @Test
    void theFilterIsReallyGone() {
        var another = canaries.hatch();

        assertThat(chart.items(Viewer.job("test"), ItemQuery.of(ann.patient()).atMost(500), "test"))
                .extracting(Item::patient)
                .contains(another.patient());
    }

    @Test
    @Verifies("B.risk.sec.2#5")
    void atTheDoorAnotherPatientSeesOnlyTheirOwn() {
        var cara = viewers.patient();

        assertThat(chart.items(cara, ItemQuery.of(ann.patient()), "test")).isEmpty();
        for (var item : ann.items()) {
            assertThat(chart.open(cara, ann.patient(), item, "test")).isEmpty();
        }
    }

    @Test
    @Verifies("B.sec.2#4")
    void atTheDoorStaffWithoutTheRoleSeesNothing() {
        for (var staff :
                List.of(viewers.staff(), viewers.staff(Role.BILLING), viewers.staff(Role.COMPLIANCE_OFFICER))) {
            assertThat(chart.items(staff, ItemQuery.of(ann.patient()), "test")).isEmpty();
            for (var item : ann.items()) {
                assertThat(chart.open(staff, ann.patient(), item, "test")).isEmpty();
            }
        }
    }
}
