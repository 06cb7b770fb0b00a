package org.havenport.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * What is of consequence and not known to have arrived becomes a call in time, and what is routine a letter. It is looked
 * up from what happened and not from the ladder's own places, so a ladder that forgets is noticed.
 */
@Component
class UnreadResultsClimb implements Safeguard {

    private static final String UNKNOWN = """
            select count(*) from followup.obligation o
            where o.consequence = :consequence and o.opened_at < :before
              and %s
              and not (o.kind = 'MESSAGE' and exists (select 1 from followup.viewing v
                  where v.patient_id = o.patient_id and v.item_id = o.item_id and v.at >= o.opened_at))
              and not exists (select 1 from patients.patient p
                  where p.id = o.patient_id and p.died_known_at is not null)
              and not exists (select 1 from followup.confirmation c
                  where c.patient_id = o.patient_id and c.item_id = o.item_id)
              and not exists (select 1 from followup.contact c where c.patient_id = o.patient_id
                  and c.item_id = o.item_id and c.outcome = 'SPOKE' and c.at >= o.opened_at)
              and not exists (select 1 from followup.call c where c.patient_id = o.patient_id and c.item_id = o.item_id
                  and (c.closed_at is null or c.outcome = 'DECLINED' and c.closed_at >= o.opened_at
                      or c.outcome = 'PORTAL' and c.closed_at >= :portal))
              and not exists (select 1 from followup.letter_item i
                  join followup.letter l on l.patient_id = i.patient_id and l.id = i.letter_id
                  where i.patient_id = o.patient_id and i.item_id = o.item_id and i.added_at >= o.opened_at
                    and l.ended_at is null)
            """.formatted(ObligationRows.SHOWN);
    /** A round that is late by less than this is not yet a fault. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Asking asking;
    private final Ladders ladders;

    UnreadResultsClimb(Asking asking, Ladders ladders) {
        this.asking = asking;
        this.ladders = ladders;
    }

    /** What is done next: whatever is not over has a next time. */
    Ladder.Move next(Ladder ladder, Standing standing, Instant now) {
        var move = ladder.look(standing, now);
        var next =
                switch (move) {
                    case Ladder.Go go -> go.next();
                    case Ladder.Back back -> back.next();
                    case Ladder.End _ -> Instant.MAX;
                };
        if (!next.isAfter(now)) {
            throw new IllegalStateException("What is owed would never be looked at again");
        }
        return move;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.10", "B.com.3", "B.com.4");
    }

    @Override
    public String promise() {
        return "A result, message, letter or form nobody is known to have read becomes a call or a letter in time.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var ladder = ladders.now();
            var now = sql.now();
            var critical = forgotten(sql, Consequence.CRITICAL, ladder.latest(Consequence.CRITICAL, now));
            var significant = forgotten(sql, Consequence.SIGNIFICANT, ladder.latest(Consequence.SIGNIFICANT, now));
            var late = sql.of("""
                            select count(*) from followup.obligation
                            where settled_at is null and greatest(next_at, opened_at) < :before
                            """)
                    .param("before", Sql.time(now.minus(PATIENCE)))
                    .query(Long.class)
                    .single();
            var seen =
                    "%d critical and %d other results or messages of consequence are unread without a call; %d wait to be looked at"
                            .formatted(critical, significant, late);
            if (critical + significant > 0) {
                return Evidence.broken(seen, now, CallsController.PATH);
            }
            return late == 0 ? Evidence.holds(seen, now) : Evidence.needsAttention(seen, now, CallsController.PATH);
        });
    }

    private static long forgotten(Sql sql, Consequence consequence, Instant before) {
        return sql.of(UNKNOWN)
                .param("consequence", consequence.name())
                .param("before", Sql.time(before.minus(PATIENCE)))
                .param("portal", Sql.time(sql.now().minus(Duration.ofDays(5))))
                .query(Long.class)
                .single();
    }
}
