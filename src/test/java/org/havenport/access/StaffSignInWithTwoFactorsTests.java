package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.havenport.access.StaffSignInWithTwoFactors.Factor;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StaffSignInWithTwoFactorsTests {

    @Autowired
    StaffSignInWithTwoFactors guard;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Test
    void oneFactorIsNotEnough() {
        assertThat(guard.enough(Set.of(Factor.PASSWORD))).isFalse();
        assertThat(guard.enough(Set.of(Factor.TOTP))).isFalse();
        assertThat(guard.enough(Set.of(Factor.PASSWORD, Factor.TOTP))).isTrue();
    }

    @Test
    @Verifies("B.sec.3#3")
    void theEvidenceTurnsWhenASessionHasOneFactor() {
        var nurse = cast.newStaff(Role.NURSE);
        nurse.browser();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        setFactors(nurse.account(), "PASSWORD");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            setFactors(nurse.account(), "PASSWORD TOTP");
        }
    }

    private void setFactors(java.util.UUID account, String factors) {
        asking.atTheDoor(sql -> sql.of("update viewer.session set factors = :factors where actor_id = :id")
                .param("factors", factors)
                .param("id", account)
                .update());
    }
}
