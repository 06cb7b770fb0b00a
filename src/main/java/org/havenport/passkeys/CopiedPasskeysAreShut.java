package org.havenport.passkeys;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * A passkey that counts its uses and comes with a number that was there before exists twice. It is shut for good: nobody
 * can say which of the two is the owner's.
 */
@Component
class CopiedPasskeysAreShut implements Safeguard {

    private final Asking asking;
    private final Clock clock;

    CopiedPasskeysAreShut(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /** Shuts a passkey, in the transaction that saw it count backwards. */
    void shut(Sql sql, Row passkey) {
        sql.of("update passkeys.credential set shut_at = :now where id = :id and shut_at is null")
                .param("now", Sql.time(sql.now()))
                .param("id", passkey.id())
                .update();
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.3");
    }

    @Override
    public String promise() {
        return "A passkey that was copied signs nobody in.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> sql.of("""
                        select count(*) as every, count(shut_at) as shut, count(*) filter (where used_at > shut_at) as used
                        from passkeys.credential
                        """)
                .query((row, _) -> Evidence.none(
                        row.getLong("used"),
                        "%d of %d passkeys were seen to count backwards and are shut; %d of them were used since."
                                .formatted(row.getLong("shut"), row.getLong("every"), row.getLong("used")),
                        clock.instant(),
                        null))
                .single());
    }
}
