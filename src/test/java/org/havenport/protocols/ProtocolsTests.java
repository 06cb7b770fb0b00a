package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ProtocolsTests {

    @Autowired
    Protocols protocols;

    @Autowired
    BusinessHours hours;

    @Autowired
    Viewers viewers;

    @Autowired
    Audit audit;

    @Test
    void aDecisionActsAtOnceAndAfterItIsReadAgain() {
        var jana = viewers.staff(Role.ADMINISTRATOR);
        var before = hours.practice().name();

        protocols.decide(jana, PracticeParameters.NAME, "Cedar Hollow");
        assertThat(hours.practice().name()).isEqualTo("Cedar Hollow");
        protocols.readAgain();
        assertThat(hours.practice().name()).isEqualTo("Cedar Hollow");

        protocols.decide(jana, PracticeParameters.NAME, before);
        assertThat(protocols.all())
                .anySatisfy(decision -> assertThat(decision.decidedBy()).isEqualTo(jana.actor()));
    }

    @Test
    @Verifies("A5.2#5")
    void itRefusesAnEmptyEmergencyNumber() {
        var jana = viewers.staff(Role.ADMINISTRATOR);

        for (var number : new String[] {"", "  ", "none"}) {
            assertThatThrownBy(() -> protocols.decide(jana, PracticeParameters.EMERGENCY_NUMBER, number))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(hours.practice().emergencyNumber()).isEqualTo("911");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThatThrownBy(() -> protocols.decide(viewers.staff(Role.NURSE), PracticeParameters.NAME, "Elsewhere"))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> protocols.decide(viewers.patient(), PracticeParameters.NAME, "Elsewhere"))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void itLeavesATrace() {
        var jana = viewers.staff(Role.ADMINISTRATOR);
        protocols.decide(jana, PracticeParameters.HOLIDAYS, "");

        assertThat(audit.search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, jana.actor(), null, null, null, null)))
                .anySatisfy(line -> assertThat(line.action()).isEqualTo("parameter-decided"));
    }
}
