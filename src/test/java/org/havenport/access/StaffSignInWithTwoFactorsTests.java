package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@PortalTest
class StaffSignInWithTwoFactorsTests {

    @Autowired
    StaffSignInWithTwoFactors guard;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @ParameterizedTest
    @CsvSource({
        "PASSWORD, false, false",
        "TOTP, false, false",
        "RECOVERY_CODE, false, false",
        "TEXT, false, false",
        "TOTP RECOVERY_CODE TEXT, false, false",
        "PASSWORD TOTP, true, true",
        "PASSWORD RECOVERY_CODE, true, true",
        "PASSWORD TEXT, false, true",
        "PASSKEY, true, true",
        "SINGLE_SIGN_ON, true, false",
        "PASSWORD SINGLE_SIGN_ON, true, false",
        "PASSWORDS TOTP, false, false",
        "'', false, false"
    })
    @Verifies("B.sec.3#3")
    void twoFactorsAreNeededOrOneThatIsTwo(String given, boolean staff, boolean patient) {
        var factors = StaffSignInWithTwoFactors.read(given);
        assertThat(guard.enough(Viewer.Kind.STAFF, factors)).isEqualTo(staff);
        assertThat(guard.enough(Viewer.Kind.PATIENT, factors)).isEqualTo(patient);
    }

    @Test
    @Verifies("B.sec.3#3")
    void theEvidenceKnowsEveryWayThatIsEnough() {
        var nurse = cast.newStaff(Role.NURSE);
        nurse.browser();
        for (var right : List.of("PASSKEY", "SINGLE_SIGN_ON", "PASSWORD RECOVERY_CODE")) {
            setFactors(nurse.account(), right);
            assertThat(guard.evidence().state()).as(right).isEqualTo(State.HOLDS);
        }
        setFactors(nurse.account(), "PASSWORD TEXT");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            setFactors(nurse.account(), "PASSWORD TOTP");
        }
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

    @Test
    @Verifies("B.sec.3#5")
    void aProxyNeverComesInByAPasswordAlone() {
        var alone = EnumSet.of(Factor.PASSWORD);
        var proxy = new Account(UUID.randomUUID(), new byte[0], Viewer.Kind.PROXY, "", null, 0, null, true);
        assertThat(guard.enough(proxy, alone)).isFalse();
        assertThat(guard.enough(proxy, EnumSet.of(Factor.PASSWORD, Factor.TOTP)))
                .isTrue();
        assertThat(guard.enough(proxy, EnumSet.of(Factor.PASSKEY))).isTrue();

        assertThatThrownBy(() -> beginAsProxy("PASSWORD")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> beginAsProxy("PASSWORDS TOTP")).isInstanceOf(DataIntegrityViolationException.class);
        beginAsProxy("PASSWORD TOTP");
        beginAsProxy("PASSKEY");
    }

    private void beginAsProxy(String factors) {
        asking.atTheDoor(sql -> sql.of("""
                        insert into viewer.session (id, token_hash, actor_id, kind, complete, factors, created_at,
                            last_seen_at, idle_ends_at, ends_at)
                        select id, cast(cast(id as text) as bytea), id, 'PROXY', true, :factors, viewer.at(),
                            viewer.at(), viewer.at(), viewer.at()
                        from (select gen_random_uuid() as id) as drawn
                        """).param("factors", factors).update());
    }

    private void setFactors(UUID account, String factors) {
        asking.atTheDoor(sql -> sql.of("update viewer.session set factors = :factors where actor_id = :id")
                .param("factors", factors)
                .param("id", account)
                .update());
    }
}
