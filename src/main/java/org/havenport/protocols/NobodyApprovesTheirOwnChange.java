package org.havenport.protocols;

import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** A value is in force only after another person than its author has approved it, one whose job it is (A1.0). */
@Component
class NobodyApprovesTheirOwnChange implements Safeguard {

    private final Asking asking;

    NobodyApprovesTheirOwnChange(Asking asking) {
        this.asking = asking;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.0", "B.rule.1");
    }

    @Override
    public String promise() {
        return "A value of the policy is in force only after another person, whose job it is, has approved it.";
    }

    /** Refuses who wrote it, and who may not approve it. */
    void check(Viewer viewer, Proposal proposal) {
        if (!proposal.approver().is(viewer)) {
            throw new SecurityException("Not one of those who approve it");
        }
        if (proposal.written().by().equals(viewer.actor())) {
            throw new IllegalStateException("Nobody approves a change they wrote themselves");
        }
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*), count(*) filter (where state = 'APPROVED' and ended_by = proposed_by),
                                   count(*) filter (where state = 'EARLIER' and not exists (
                                       select 1 from protocols.proposal later
                                       where later.key = p.key and later.state = 'APPROVED'))
                            from protocols.proposal p where in_force_from is not null
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .single();
            var seen = "%d values decided, %d by their author alone, %d still from before two people were asked"
                    .formatted(counts[0], counts[1], counts[2]);
            if (counts[1] > 0) {
                return Evidence.broken(seen, sql.now(), "/staff/policies/values");
            }
            return counts[2] > 0
                    ? Evidence.needsAttention(seen, sql.now(), "/staff/policies/values")
                    : Evidence.holds(seen, sql.now());
        });
    }
}
