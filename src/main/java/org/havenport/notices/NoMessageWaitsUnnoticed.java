package org.havenport.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** When what is due has not gone out for a while, it is said in the log and on the first page of who keeps the portal. */
@Component
class NoMessageWaitsUnnoticed implements Safeguard {

    private static final Logger log = LoggerFactory.getLogger(NoMessageWaitsUnnoticed.class);

    private final Asking asking;
    private final Protocols protocols;
    private final AtomicBoolean said = new AtomicBoolean();
    private volatile Waiting last = new Waiting(0, null);

    NoMessageWaitsUnnoticed(Asking asking, Protocols protocols) {
        this.asking = asking;
        this.protocols = protocols;
    }

    /**
     * What waits too long.
     *
     * @param oldest since when, or null when nothing does
     */
    record Waiting(
            long count, @org.jspecify.annotations.Nullable Instant oldest) {}

    /** Looks before every round, and says once in the log that messages wait, and that they do so no more. */
    void look() {
        var waiting = waiting();
        last = waiting;
        if (waiting.count() > 0 && said.compareAndSet(false, true)) {
            log.warn("{} messages wait for longer than they may", waiting.count());
        }
        if (waiting.count() == 0 && said.compareAndSet(true, false)) {
            log.warn("No message waits for longer than it may any more");
        }
    }

    /** What the last look saw; a first page asks nobody else. */
    Waiting last() {
        return last;
    }

    /** What should have gone out and did not. What waits for the morning, or for the end of a pause of its kind, is not due. */
    Waiting waiting() {
        return asking.as(Viewer.job("safeguards"), this::waiting);
    }

    private Waiting waiting(Sql sql) {
        var before = sql.now().minus(Duration.ofMinutes(protocols.value(NoticesParameters.WAITS_AT_MOST)));
        return sql.of("""
                        select count(*), min(since) from (
                            select due_at as since from notices.notice where state = 'WAITING'
                            union all select due_at from notices.account_notice where state = 'WAITING'
                            union all select made_at from notices.delivery where state = 'QUEUED'
                            union all select made_at from notices.account_delivery where state = 'QUEUED') it
                        where since < :before
                        """)
                .param("before", Sql.time(before))
                .query((row, _) -> new Waiting(row.getLong(1), ContactRows.instant(row, "min")))
                .single();
    }

    @Override
    public List<String> requirements() {
        return List.of("A2.1", "C3");
    }

    @Override
    public String promise() {
        return "When messages wait for longer than they may, somebody is told.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var waiting = waiting(sql);
            var most = protocols.value(NoticesParameters.WAITS_AT_MOST);
            var oldest = waiting.oldest() == null
                    ? 0
                    : Duration.between(waiting.oldest(), sql.now()).toMinutes();
            var seen = "%d messages wait for more than %d minutes, the oldest for %d"
                    .formatted(waiting.count(), most, oldest);
            return waiting.count() == 0
                    ? Evidence.holds(seen, sql.now())
                    : Evidence.needsAttention(seen, sql.now(), NoticesController.PATH);
        });
    }
}
