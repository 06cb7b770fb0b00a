package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.recovery.Suspension.Reason;
import org.havenport.recovery.Suspension.Scope;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NobodyIsSuspendedWithoutAnotherWayTests {

    private static final String SAYS = "Somebody at 555-0100";

    @Autowired
    NobodyIsSuspendedWithoutAnotherWay promise;

    @Autowired
    Forgetful forgetful;

    private final UUID old = UUID.randomUUID();

    @AfterEach
    void away() {
        forgetful.asOwner("delete from recovery.suspension where id = ?", old);
    }

    @Test
    @Verifies("B.ua.4#2")
    void theEvidenceTurnsWhenNobodyLooksAtASuspensionForAMonth() {
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        forgetful.asOwner("""
                insert into recovery.suspension (id, account, scope, reason, appeal, otherwise, since, suspended_by)
                values (?, gen_random_uuid(), 'ASKING', 'MISUSE', ?, ?, timestamptz '2026-01-01T00:00:00Z', gen_random_uuid())
                """, old, SAYS, SAYS);
        assertThat(promise.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);
    }

    @Test
    void readingEndsForFraudAndSecurityAlone() {
        for (var reason : Reason.values()) {
            assertThat(promise.lacks(Scope.READING_TOO, reason, SAYS, SAYS).isEmpty())
                    .isEqualTo(reason == Reason.FRAUD || reason == Reason.SECURITY);
            assertThat(promise.lacks(Scope.ASKING, reason, SAYS, SAYS)).isEmpty();
        }
    }
}
