package org.havenport.practice;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Opens a task for the owner of each promise that is broken, with an end in opening hours (A.risk.5). */
@Component
class BrokenPromisesBecomeWork implements Safeguard {

    private final Protocols protocols;
    private final BusinessHours hours;
    private final Audit audit;
    private final Asking asking;

    BrokenPromisesBecomeWork(Protocols protocols, BusinessHours hours, Audit audit, Asking asking) {
        this.protocols = protocols;
        this.hours = hours;
        this.audit = audit;
        this.asking = asking;
    }

    /** Opens what is not open yet. */
    void open(Sql sql, List<String> broken) {
        var due = hours.after(sql.now(), Duration.ofHours(protocols.value(PromiseParameters.MENDING_HOURS)));
        for (var promise : broken) {
            var id = UUID.randomUUID();
            int opened = sql.of("""
                            insert into practice.mending (id, promise, opened_at, due_at)
                            values (:id, :promise, :now, :due)
                            on conflict (promise) where closed_at is null do nothing
                            """)
                    .param("id", id)
                    .param("promise", promise)
                    .param("now", Sql.time(sql.now()))
                    .param("due", Sql.time(due))
                    .update();
            if (opened == 1) {
                audit.record(sql, AuditEvent.about("promise-work-opened", null, promise, id));
            }
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("A.risk.5");
    }

    @Override
    public String promise() {
        return "A broken promise becomes work for its owner, with an end.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*) filter (where s.state = 'BROKEN' and m.id is null) as without,
                                   count(m.id) as open, count(m.id) filter (where m.due_at <= viewer.at()) as over
                            from practice.promise p
                            left join lateral (
                                select state from practice.sighting
                                where promise = p.name and at > viewer.at() - interval '1 day'
                                order by at desc limit 1) s on true
                            left join practice.mending m on m.promise = p.name and m.closed_at is null
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .single();
            var seen = "%d broken promises have no task; %d tasks are open, %d of them overdue"
                    .formatted(counts[0], counts[1], counts[2]);
            return counts[0] > 0
                    ? Evidence.broken(seen, sql.now(), WorkController.PATH)
                    : counts[2] > 0
                            ? Evidence.needsAttention(seen, sql.now(), WorkController.PATH)
                            : Evidence.holds(seen, sql.now());
        });
    }
}
