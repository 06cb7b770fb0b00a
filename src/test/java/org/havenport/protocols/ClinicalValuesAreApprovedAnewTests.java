package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ClinicalValuesAreApprovedAnewTests {

    private static final String CALL = "release.critical-call-minutes";

    @Autowired
    ClinicalValuesAreApprovedAnew promise;

    @Autowired
    Protocols protocols;

    @Autowired
    Deciding deciding;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @AfterEach
    void forget() {
        clock.back();
        deciding.forget(call());
    }

    @Test
    @Verifies("B.rule.1#1")
    void onlyTheMedicalDirectorApprovesItAndForTwoYearsAtMost() {
        var number = propose();
        var osei = viewers.staff(Role.MEDICAL_DIRECTOR);
        LocalDate today = deciding.today();

        assertThatThrownBy(() -> protocols.approve(viewers.staff(Role.ADMINISTRATOR), number, today.plusMonths(12)))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> protocols.approve(osei, number, null)).hasMessageContaining("expires");
        assertThatThrownBy(() -> protocols.approve(osei, number, today)).hasMessageContaining("expires");
        assertThatThrownBy(() ->
                        protocols.approve(osei, number, today.plusMonths(24).plusDays(1)))
                .hasMessageContaining("expires");
        protocols.approve(osei, number, today.plusMonths(24));
        assertThat(protocols.decision(call()).value()).isEqualTo(30);
    }

    @Test
    @Verifies("B.rule.1#1")
    void itTurnsWhenAnApprovalIsOverAndTheValueIsMissingThen() {
        protocols.approve(
                viewers.staff(Role.MEDICAL_DIRECTOR),
                propose(),
                deciding.today().plusMonths(3));
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(protocols.missing().contains(call())).isFalse();

        clock.advance(Duration.ofDays(70));
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);

        clock.advance(Duration.ofDays(30));
        assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(protocols.missing().contains(call())).isTrue();
        assertThat(protocols.decision(call()).value())
                .as("what was approved last is safer than what nobody ever approved")
                .isEqualTo(30);
    }

    private long propose() {
        return protocols.proposeJson(
                viewers.staff(Role.ADMINISTRATOR), call(), Json.read("30"), "We are near", deciding.today());
    }

    private Parameter<?> call() {
        return protocols.parameter(CALL).orElseThrow();
    }
}
