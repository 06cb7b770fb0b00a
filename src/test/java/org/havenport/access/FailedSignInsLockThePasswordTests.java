package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.havenport.access.FailedSignInsLockThePassword.Try;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class FailedSignInsLockThePasswordTests {

    @Autowired
    FailedSignInsLockThePassword guard;

    @Autowired
    Asking asking;

    @Autowired
    Vault vault;

    private final UUID id = UUID.randomUUID();

    @Test
    @Verifies("A1.4#1")
    void triesAtTheSameTimeGainNothing() {
        for (int i = 9; i >= 0; i--) {
            assertThat(count()).isEqualTo(new Try.Counted(i));
        }
        assertThat(count()).isInstanceOf(Try.Locked.class);
    }

    @Test
    void aRightPasswordIsTakenBackAndASignInForgetsAll() {
        count();
        count();
        asking.atTheDoor(sql -> {
            guard.takeBack(sql, name());
            return true;
        });
        assertThat(count()).isEqualTo(new Try.Counted(8));
        asking.atTheDoor(sql -> {
            guard.forget(sql, name());
            return true;
        });
        assertThat(count()).isEqualTo(new Try.Counted(9));
    }

    @Test
    @Verifies("A1.4#10")
    void afterAHundredFailuresOnlyThePracticeOpensIt() {
        count();
        asking.atTheDoor(sql -> sql.of("update access.attempt set total = 100, failures = 0 where name_blind = :name")
                .param("name", name())
                .update());
        assertThat(count()).isInstanceOf(Try.Closed.class);
    }

    @Test
    @Verifies("A1.4#1")
    void theEvidenceTurnsWhenFailuresDoNotLock() {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        asking.atTheDoor(sql -> {
            for (int i = 0; i < 11; i++) {
                sql.of("insert into access.failure (network_blind, name_blind, failed_at) values (:from, :name, :now)")
                        .param("from", network())
                        .param("name", name())
                        .param("now", Sql.time(sql.now()))
                        .update();
            }
            return true;
        });
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            asking.atTheDoor(sql -> sql.of("delete from access.failure where network_blind = :from")
                    .param("from", network())
                    .update());
        }
    }

    private Try count() {
        return asking.atTheDoor(sql -> guard.count(sql, name(), network()));
    }

    private byte[] name() {
        return asking.atTheDoor(sql -> vault.blindForRoom(sql, "access", "username", id.toString()));
    }

    private byte[] network() {
        return asking.atTheDoor(sql -> vault.blindForRoom(sql, "access", "network", id.toString()));
    }
}
