package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NobodyGetsInByRecoveryWithoutTwoProofsTests {

    @Autowired
    NobodyGetsInByRecoveryWithoutTwoProofs guard;

    @Autowired
    Forgetful forgetful;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    private final UUID wrong = UUID.randomUUID();

    @AfterEach
    void away() {
        forgetful.asOwner("delete from recovery.own where id = ?", wrong);
        forgetful.asOwner("delete from recovery.assisted where id = ?", wrong);
    }

    @Test
    @Verifies({"B.sec.3#2", "A1.4#4"})
    void theEvidenceTurnsWhenARecoveryEndedWithAProofThatCameTooLate() {
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        insert("interval '16 minutes'");
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        assertThat(guard.evidence().seen()).startsWith("1 of ");
    }

    @Test
    void itEndsNoRecoveryWithoutASecondProofAndNoneTwice() {
        var ann = forgetful.somebody();
        forgetful.proved(ann);
        var id = forgetful.own(ann);
        assertThat(ends(id)).as("the mail alone").isFalse();
        var twice = forgetful.somebody();
        forgetful.provedTwice(twice);
        assertThat(ends(forgetful.own(twice))).isTrue();
        assertThat(ends(forgetful.own(twice))).as("twice").isFalse();
        forgetful.asOwner("update recovery.own set done_at = null where id = ?", forgetful.own(twice));
    }

    @Test
    void theDatabaseRefusesItToo() {
        var ann = forgetful.somebody();
        forgetful.proved(ann);
        assertThatThrownBy(() -> forgetful.asOwner(
                        "update recovery.own set done_at = first_at where id = ?", forgetful.own(ann)))
                .hasStackTraceContaining("two_proofs");
    }

    @Test
    void whoAsksForAColleagueDoesNotAgreeInTheNameOfAnother() {
        var asks = viewers.staff(Role.ADMINISTRATOR);
        forgetful.asOwner("""
                insert into recovery.assisted (id, account, kind, name_blind, reason, method, identifiers, contact_new,
                    asked_at, asked_by, needs_second)
                values (?, gen_random_uuid(), 'STAFF', 'name', 'STOLEN', 'IN_PERSON', '{NAME,USERNAME}', false,
                    timestamptz '2026-01-01T00:00:00Z', ?, true)
                """, wrong, asks.actor());
        for (var also : new String[] {"", ", withdrawn_by = viewer.actor()"}) {
            assertThatThrownBy(() -> asking.run(
                            asks,
                            sql -> sql.of("""
                                    update recovery.assisted set agreed_at = viewer.at(), agreed_by = gen_random_uuid(),
                                        code_blind = 'code', code_at = viewer.at(), ends_at = viewer.at()
                                    """ + also + " where id = :id")
                                    .param("id", wrong)
                                    .update()))
                    .hasStackTraceContaining("row-level security");
        }
    }

    private boolean ends(UUID id) {
        return asking.atTheDoor(sql -> guard.finishes(sql, id));
    }

    private void insert(String later) {
        forgetful.asOwner("""
                insert into recovery.own (id, handle_hash, name_blind, network_blind, asked_at, code_ends_at, ends_at,
                    looked_at, account, sent, first_at, second, second_at, done_at)
                select ?, sha256(convert_to(?, 'UTF8')), 'name', 'network', t.at, t.at + interval '15 minutes',
                    t.at + interval '45 minutes', t.at, gen_random_uuid(), true, t.at + interval '1 minute', 'TOTP',
                    t.at + interval '1 minute' + %s, t.at + interval '20 minutes'
                from (select timestamptz '2026-01-01T00:00:00Z' as at) as t
                """.formatted(later), wrong, wrong.toString());
    }
}
