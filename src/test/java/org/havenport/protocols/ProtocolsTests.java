package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.Proposal.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
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
    Deciding deciding;

    @Autowired
    TestClock clock;

    @Autowired
    Audit audit;

    @AfterEach
    void forget() {
        clock.back();
        List.of(PracticeParameters.NAME, PracticeParameters.HOLIDAYS, PracticeParameters.EMERGENCY_NUMBER)
                .forEach(deciding::forget);
    }

    @Test
    @Verifies("A1.0#1")
    void aReadingThatBeganBeforeADecisionDoesNotUndoIt() throws InterruptedException {
        var goesOn = new AtomicBoolean(true);
        var reader = Thread.ofVirtual().start(() -> {
            while (goesOn.get()) {
                protocols.readAgain();
            }
        });
        try {
            for (int i = 0; i < 25; i++) {
                deciding.decide(PracticeParameters.NAME, "Practice " + i);
                assertThat(hours.practice().name()).isEqualTo("Practice " + i);
                Thread.sleep(2);
                assertThat(hours.practice().name()).as("and stays so").isEqualTo("Practice " + i);
            }
        } finally {
            goesOn.set(false);
            reader.join();
        }
    }

    @Test
    @Verifies({"A1.0#1", "B.rule.1#1"})
    void aDecisionActsAtOnceAndAfterItIsReadAgain() {
        assertThat(hours.practice().name()).isEqualTo("Our practice");

        deciding.decide(PracticeParameters.NAME, "Cedar Hollow");

        assertThat(hours.practice().name()).isEqualTo("Cedar Hollow");
        protocols.readAgain();
        assertThat(hours.practice().name()).isEqualTo("Cedar Hollow");
    }

    @Test
    void aProposalDoesNothingUntilItIsApproved() {
        var number = propose(viewers.staff(Role.PORTAL_COORDINATOR), "Cedar Hollow");
        protocols.readAgain();
        assertThat(hours.practice().name()).isEqualTo("Our practice");

        protocols.reject(viewers.staff(Role.COMPLIANCE_OFFICER), number, "Not our name");

        assertThat(hours.practice().name()).isEqualTo("Our practice");
        assertThat(protocols.history(viewers.staff(Role.COMPLIANCE_OFFICER), PracticeParameters.NAME.key()))
                .first()
                .satisfies(p -> {
                    assertThat(p.state()).isEqualTo(State.REJECTED);
                    assertThat(p.ended())
                            .isNotNull()
                            .satisfies(step -> assertThat(step.why()).isEqualTo("Not our name"));
                });
    }

    @Test
    @Verifies("A1.0#4")
    void itIsInForceFromItsDayOnAndKeepsWhatWasBefore() {
        deciding.decide(PracticeParameters.NAME, "Cedar Hollow");
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        var number = protocols.propose(
                viewers.staff(Role.ADMINISTRATOR),
                PracticeParameters.NAME,
                "Mill Valley",
                "",
                deciding.today().plusDays(10));
        protocols.approve(gina, number, null);
        var approved = clock.instant();
        assertThat(hours.practice().name()).isEqualTo("Cedar Hollow");

        clock.advance(Duration.ofDays(10));
        assertThat(hours.practice().name()).isEqualTo("Mill Valley");

        clock.back();
        clock.advance(Duration.ofDays(6 * 366));
        var later = protocols.history(viewers.staff(Role.COMPLIANCE_OFFICER), PracticeParameters.NAME.key());
        assertThat(later).extracting(Proposal::state).containsOnly(State.APPROVED);
        assertThat(later.getFirst().before().stringValue()).isEqualTo("Cedar Hollow");
        assertThat(later.getFirst().inForceFrom()).isAfter(approved);
        assertThat(protocols.all(approved))
                .filteredOn(d -> d.parameter().equals(PracticeParameters.NAME))
                .singleElement()
                .satisfies(d -> assertThat(d.value()).isEqualTo("Cedar Hollow"));
    }

    @Test
    @Verifies("A5.2#5")
    void itRefusesAnEmptyEmergencyNumber() {
        var jana = viewers.staff(Role.ADMINISTRATOR);

        for (var number : new String[] {"", "  ", "none"}) {
            assertThatThrownBy(() ->
                            protocols.propose(jana, PracticeParameters.EMERGENCY_NUMBER, number, "", deciding.today()))
                    .isInstanceOf(NotAcceptable.class)
                    .hasMessageContaining("value");
        }
        assertThat(hours.practice().emergencyNumber()).isEqualTo("911");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var viewer : List.of(viewers.staff(Role.NURSE), viewers.patient(), Viewer.job("test"))) {
            assertThatThrownBy(() -> propose(viewer, "Elsewhere")).isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void onlyTheAuthorTakesAProposalBackAndSaysWhy() {
        var jana = viewers.staff(Role.ADMINISTRATOR);
        var number = propose(jana, "Cedar Hollow");

        assertThatThrownBy(() -> protocols.withdraw(viewers.staff(Role.ADMINISTRATOR), number, "No"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> protocols.withdraw(jana, number, " ")).isInstanceOf(NotAcceptable.class);
        protocols.withdraw(jana, number, "A slip");
        assertThatThrownBy(() -> protocols.approve(viewers.staff(Role.COMPLIANCE_OFFICER), number, null))
                .isInstanceOf(IllegalStateException.class);
        propose(jana, "Cedar Hollow again");
    }

    @Test
    void oneProposalWaitsAtATime() {
        propose(viewers.staff(Role.ADMINISTRATOR), "Cedar Hollow");

        assertThatThrownBy(() -> propose(viewers.staff(Role.ADMINISTRATOR), "Elsewhere"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itIsNotInForceBeforeToday() {
        assertThatThrownBy(() -> protocols.propose(
                        viewers.staff(Role.ADMINISTRATOR),
                        PracticeParameters.NAME,
                        "Cedar Hollow",
                        "",
                        deciding.today().minusDays(1)))
                .isInstanceOf(NotAcceptable.class)
                .hasMessageContaining("from");
    }

    @Test
    void whatMustBeDecidedIsMissingUntilItIs() {
        assertThat(protocols.missing().contains(PracticeParameters.NAME)).isTrue();

        deciding.decide(PracticeParameters.NAME, "Cedar Hollow");

        assertThat(protocols.missing().contains(PracticeParameters.NAME)).isFalse();
    }

    @Test
    void itLeavesATrace() {
        var jana = viewers.staff(Role.ADMINISTRATOR);
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        protocols.approve(gina, propose(jana, "Cedar Hollow"), null);
        protocols.withdraw(jana, propose(jana, "Elsewhere"), "A slip");
        protocols.reject(gina, propose(jana, "Elsewhere"), "No");

        assertThat(actions(jana)).contains("value-proposed", "value-withdrawn");
        assertThat(actions(gina)).contains("value-approved", "value-rejected");
    }

    private List<String> actions(Viewer who) {
        return audit
                .search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, who.actor(), null, null, null, null))
                .stream()
                .map(line -> line.action())
                .toList();
    }

    private long propose(Viewer viewer, String name) {
        return protocols.propose(viewer, PracticeParameters.NAME, name, "", deciding.today());
    }
}
