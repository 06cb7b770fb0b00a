package org.havenport.intake;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** A person who says whose something is types two identifiers again, and each must agree with the record they chose. */
@Component
class WhoeverMatchesTypesTwoIdentifiers implements Safeguard {

    private final Asking asking;
    private final Clock clock;

    WhoeverMatchesTypesTwoIdentifiers(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /** Whether what was typed is enough, and agrees in every part. */
    boolean agree(Typed typed, java.util.Set<Typed.What> wrong) {
        return typed.isEnough() && wrong.isEmpty();
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.8");
    }

    @Override
    public String promise() {
        return "A person who says whose a message is types two identifiers again, and both must agree with the record.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(
                Viewer.job("safeguards"),
                sql -> sql.of("""
                        select count(*) filter (where done and what <> 'DISCARD'),
                               count(*) filter (where done and what <> 'DISCARD' and cardinality(typed) < 2),
                               count(*) filter (where not done and turned_down_by is null)
                        from intake.decision
                        """)
                        .query((row, _) -> Evidence.none(
                                row.getLong(2),
                                "%,d of %,d matches by a person lack two typed identifiers; %,d are under way"
                                        .formatted(row.getLong(2), row.getLong(1), row.getLong(3)),
                                clock.instant(),
                                null))
                        .single());
    }
}
