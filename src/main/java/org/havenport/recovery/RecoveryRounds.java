package org.havenport.recovery;

import java.time.Duration;
import java.util.UUID;
import org.havenport.access.LostKeys;
import org.havenport.access.LostKeys.Owner;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.Channel;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at what was asked for, apart from the request that asked: so the answer to a name takes the same time whether
 * anybody has it or not. A code goes to the verified e-mail address of the account, and nowhere else.
 */
@Component
public class RecoveryRounds {

    private static final Logger log = LoggerFactory.getLogger(RecoveryRounds.class);
    private static final int A_ROUND = 200;
    private static final Duration KEPT = Duration.ofDays(90);

    private final Asking asking;
    private final Audit audit;
    private final LostKeys keys;
    private final Messages messages;
    private final Suspensions suspensions;

    RecoveryRounds(Asking asking, Audit audit, LostKeys keys, Messages messages, Suspensions suspensions) {
        this.asking = asking;
        this.audit = audit;
        this.keys = keys;
        this.messages = messages;
        this.suspensions = suspensions;
    }

    /** Why no code was sent. Nobody outside learns it. */
    private enum WhyNot {
        NOBODY,
        NO_ADDRESS,
        RESTS,
        TOO_MANY,
        SUSPENDED
    }

    @Scheduled(initialDelayString = "PT4S", fixedDelayString = "PT2S")
    void round() {
        try {
            look();
        } catch (RuntimeException e) {
            log.warn("A round of recoveries ended early: {}", e.getClass().getSimpleName());
        }
    }

    /** What nobody needs any more goes: the figures look back a month. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    void sweep() {
        asking.run(
                Viewer.job("recovery"),
                sql -> sql.of("delete from recovery.own where asked_at < :old")
                        .param("old", Sql.time(sql.now().minus(KEPT)))
                        .update());
    }

    /** Looks at all that was asked for and not looked at. */
    void look() {
        var waiting = asking.atTheDoor(
                sql -> sql.of("select id from recovery.own where looked_at is null order by asked_at limit " + A_ROUND)
                        .query(UUID.class)
                        .list());
        waiting.forEach(id -> asking.atTheDoor(sql -> {
            look(sql, id);
            return true;
        }));
    }

    private void look(Sql sql, UUID id) {
        var name = sql.of(
                        "select name_blind from recovery.own where id = :id and looked_at is null for update skip locked")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
        if (name.isEmpty()) {
            return;
        }
        var owner = keys.named(sql, name.get()).orElse(null);
        var whyNot = whyNot(sql, name.get(), owner);
        if (whyNot == null && owner != null && !messages.code(sql, RecoveryKinds.CODE, owner, id, Channel.EMAIL)) {
            whyNot = WhyNot.NO_ADDRESS;
        }
        sql.of("""
                        update recovery.own set looked_at = viewer.at(), account = :account, sent = :sent, why_not = :why
                        where id = :id
                        """)
                .param("account", owner == null ? null : owner.account(), java.sql.Types.OTHER)
                .param("sent", whyNot == null)
                .param("why", whyNot == null ? null : whyNot.name(), java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
        if (owner != null) {
            var what = whyNot == null ? "recovery-code-sent" : "recovery-code-not-sent";
            audit.record(sql, AuditEvent.about(what, null, Recoveries.TYPE, id));
        }
    }

    private @Nullable WhyNot whyNot(Sql sql, byte[] name, @Nullable Owner owner) {
        if (owner == null) {
            return WhyNot.NOBODY;
        }
        if (suspensions.closed(sql, owner.account())) {
            return WhyNot.SUSPENDED;
        }
        if (messages.rests(sql, owner)) {
            return WhyNot.RESTS;
        }
        var sent = sql.of("select count(*) from recovery.own where name_blind = :name and sent and asked_at > :since")
                .param("name", name)
                .param("since", Sql.time(sql.now().minus(Duration.ofHours(1))))
                .query(Long.class)
                .single();
        return sent >= RecoveryParameters.CODES_AN_HOUR ? WhyNot.TOO_MANY : null;
    }
}
