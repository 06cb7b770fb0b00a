package org.havenport.intake;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What a patient could see of another's is filed elsewhere, or given up, only when two different people say so. */
@Component
class ReleasedItemsMoveByTwoPeople implements Safeguard {

    private final Asking asking;
    private final Clock clock;

    ReleasedItemsMoveByTwoPeople(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /**
     * Asks what waits itself whether it was released, whatever the decision says of it.
     *
     * @throws IllegalStateException when a second person is missing; nothing may be done then
     */
    void allow(Sql sql, Decision decision) {
        var wasReleased = sql.of("select was_released from intake.held where id = :id")
                .param("id", decision.held())
                .query(Boolean.class)
                .single();
        var second = decision.confirmedBy();
        if (wasReleased && (second == null || second.equals(decision.by()))) {
            throw new IllegalStateException("A second person must confirm it");
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.8");
    }

    @Override
    public String promise() {
        return "What a patient could already see is moved to another record only when two people have said so.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(
                Viewer.job("safeguards"),
                sql -> sql.of("""
                        select count(*) filter (where d.done and h.was_released),
                               count(*) filter (where d.done and h.was_released
                                   and (d.confirmed_by is null or d.confirmed_by = d.proposed_by)),
                               count(*) filter (where not d.done and d.turned_down_by is null and h.was_released)
                        from intake.decision d join intake.held h on h.id = d.held_id
                        """)
                        .query((row, _) -> Evidence.none(
                                row.getLong(2),
                                "%,d of %,d corrections of what was released had no second person; %,d wait for one"
                                        .formatted(row.getLong(2), row.getLong(1), row.getLong(3)),
                                clock.instant(),
                                null))
                        .single());
    }
}
