package org.havenport.followup;

import java.util.List;
import java.util.stream.Collectors;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What was ordered, released or referred stays on the list until a result, a look, a contact, a visit or a person ends it. */
@Component
class NoLoopEndsByItself implements Safeguard {

    private static final Viewer JOB = Viewer.job("safeguards");

    private final Asking asking;
    private final Loops loops;

    NoLoopEndsByItself(Asking asking, Loops loops) {
        this.asking = asking;
        this.loops = loops;
    }

    /** The loops that are open, of each kind; what is not among them has ended by an event. */
    List<Loop> open(Viewer viewer, Loop.Kind kind) {
        return loops.open(viewer, kind);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.over.2");
    }

    @Override
    public String promise() {
        return "Tests, results and referrals stay on a list until a result, a look, a contact, a visit or a person ends them.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(JOB, sql -> {
            var gone = sql.of("""
                            select (select count(*) from followup.expected e
                                    where not e.open and followup.waits(e.patient_id, e.order_id))
                                + (select count(*) from followup.obligation o where o.reviewed
                                    and o.kind = 'RESULT' and not exists (
                                    select 1 from followup.review r
                                    where r.patient_id = o.patient_id and r.item_id = o.item_id))
                                + (select count(*) from chart.item i where i.type = 'ServiceRequest'
                                    and i.status = 'active' and not i.history and i.release_state <> 'RETRACTED'
                                    and not exists (select 1 from followup.expected e
                                        where e.patient_id = i.patient_id and e.order_id = i.id))
                            """).query(Long.class).single();
            var open = loops.sums(JOB).entrySet().stream()
                    .map(it -> "%s %d".formatted(it.getKey(), it.getValue().many()))
                    .collect(Collectors.joining(", "));
            return Evidence.none(
                    gone,
                    "%d left the list without an event; open: %s".formatted(gone, open),
                    sql.now(),
                    LoopsController.PATH);
        });
    }
}
