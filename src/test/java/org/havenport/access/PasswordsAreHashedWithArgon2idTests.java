package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.passwords.Hashes;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PasswordsAreHashedWithArgon2idTests {

    @Autowired
    PasswordsAreHashedWithArgon2id guard;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Test
    @Verifies("B.sec.3#12")
    void onlyTheRightPasswordMatchesItsHash() {
        var hash = guard.hash("Correct-Horse");
        assertThat(hash).startsWith(Hashes.FORM);
        assertThat(guard.match("Correct-Horse", hash, true)).contains(true);
        assertThat(guard.match("correct-horse", hash, true)).contains(false);
        assertThat(guard.match("nobody's", null, true)).contains(false);
    }

    @Test
    @Verifies("B.sec.3#12")
    void theEvidenceTurnsWhenAPasswordIsKeptOtherwise() {
        var account = cast.newPatient().account();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        var hash = replaceHash(account, "{noop}secret");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            replaceHash(account, hash);
        }
    }

    private String replaceHash(java.util.UUID account, String by) {
        return asking.atTheDoor(sql -> {
            var before = sql.of("select password_hash from access.account where id = :id")
                    .param("id", account)
                    .query(String.class)
                    .single();
            sql.of("update access.account set password_hash = :hash where id = :id")
                    .param("hash", by)
                    .param("id", account)
                    .update();
            return before;
        });
    }
}
