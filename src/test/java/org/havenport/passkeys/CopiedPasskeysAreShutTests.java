package org.havenport.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CopiedPasskeysAreShutTests {

    @Autowired
    CopiedPasskeysAreShut guard;

    @Autowired
    Keyholders keyholders;

    @Autowired
    Passkeys passkeys;

    @Autowired
    Cast cast;

    @Autowired
    Asking asking;

    @Test
    @Verifies("B.sec.3#15")
    void theEvidenceTurnsWhenACopySignsIn() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        keyholders.signIn(who.newBrowser(), device.counts(5));
        keyholders.signIn(who.newBrowser(), device.counts(2));
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(passkeys.of(keyholders.viewer(who)).getFirst().works()).isFalse();

        used(who, "shut_at + interval '1 minute'");
        assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        used(who, "added_at");
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private void used(CastMember who, String when) {
        asking.atTheDoor(
                sql -> sql.of("update passkeys.credential set used_at = %s where account = :account".formatted(when))
                        .param("account", who.account())
                        .update());
    }
}
