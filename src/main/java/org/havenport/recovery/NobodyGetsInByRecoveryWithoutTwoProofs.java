package org.havenport.recovery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * Lets a recovery end in new keys only with two proofs of different kinds, each in its time: what came by mail and
 * something else, or a code that staff gave after they had checked by two identifiers who it is.
 */
@Component
class NobodyGetsInByRecoveryWithoutTwoProofs implements Safeguard {

    private static final String PROVED = """
            sent and first_at < code_ends_at and second is not null and second_at >= first_at
            and second_at < first_at + interval '15 minutes'
            """;
    private static final String GIVEN = """
            code_at is not null and withdrawn_at is null and cardinality(identifiers) >= 2 and asked_by <> account
            and (not needs_second or agreed_by <> asked_by)
            """;

    private final Asking asking;
    private final Clock clock;

    NobodyGetsInByRecoveryWithoutTwoProofs(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /** Ends a recovery somebody made alone; false when a proof is missing, or it was ended before. */
    boolean finishes(Sql sql, UUID recovery) {
        return sql.of("""
                        update recovery.own set done_at = viewer.at(), totp_sealed = null
                        where id = :id and done_at is null and ends_at > viewer.at() and """ + " " + PROVED).param("id", recovery).update() == 1;
    }

    /** Uses a code up that staff gave; false when it was used, withdrawn or is too old. */
    boolean uses(Sql sql, UUID recovery) {
        return sql.of("""
                        update recovery.assisted set used_at = viewer.at(), totp_sealed = null
                        where id = :id and used_at is null and ends_at > viewer.at() and """ + " " + GIVEN).param("id", recovery).update() == 1;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.3", "A1.4");
    }

    @Override
    public String promise() {
        return "Nobody gets in by a recovery without two proofs.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> {
            var own = count(sql, "recovery.own where done_at is not null");
            var given = count(sql, "recovery.assisted where used_at is not null");
            var wrong = count(sql, "recovery.own where done_at is not null and not (" + PROVED + ")")
                    + count(sql, "recovery.assisted where used_at is not null and not (" + GIVEN + ")");
            var seen = "%d of %d recoveries ended without two proofs in their time.".formatted(wrong, own + given);
            return Evidence.none(wrong, seen, clock.instant(), null);
        });
    }

    private static long count(Sql sql, String what) {
        return sql.of("select count(*) from " + what).query(Long.class).single();
    }
}
