package org.havenport.intake;

import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.patients.Agreement;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nothing reaches a chart by import but through here, with the identifiers that said whose it is. */
@Component
class ResultsNeedTwoIdentifiers implements Safeguard {

    private static final int NEEDED = 2;

    private final Asking asking;
    private final Clock clock;

    ResultsNeedTwoIdentifiers(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /**
     * Notes the identifiers beside the delivery.
     *
     * @throws IllegalStateException with fewer than two; nothing may be filed then
     */
    void allow(Sql sql, Run run, UUID patient, Set<Agreement> agreed, int items) {
        allow(sql, run, patient, agreed, items, null);
    }

    /** As above, for what people decided: notes who. */
    void allow(Sql sql, Run run, UUID patient, Set<Agreement> agreed, int items, @Nullable Decision decision) {
        if (agreed.size() < NEEDED) {
            throw new IllegalStateException("A delivery rests on fewer than two identifiers");
        }
        sql.of("""
                        insert into intake.delivery
                            (patient_id, id, run_id, agreed, items, at, held_id, decided_by, confirmed_by)
                        values (:patient, :id, :run, string_to_array(:agreed, ','), :items, :now,
                            :held, :decided, :confirmed)
                        """)
                .param("patient", patient)
                .param("id", UUID.randomUUID())
                .param("run", run.id())
                .param("agreed", agreed.stream().map(Enum::name).sorted().collect(Collectors.joining(",")))
                .param("items", items)
                .param("now", Sql.time(sql.now()))
                .param("held", decision == null ? null : decision.held(), Types.OTHER)
                .param("decided", decision == null ? null : decision.by(), Types.OTHER)
                .param("confirmed", decision == null ? null : decision.confirmedBy(), Types.OTHER)
                .update();
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.8");
    }

    @Override
    public String promise() {
        return "A result is imported only when two identifiers say whose it is; everything else waits for a person.";
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        return asking.as(
                Viewer.job("safeguards"),
                sql -> sql.of("""
                        select coalesce(sum(items), 0),
                               coalesce(sum(items) filter (where cardinality(agreed) < 2), 0),
                               (select count(*) from intake.quarantine where state = 'WAITING')
                        from intake.delivery
                        """)
                        .query((row, _) -> Evidence.none(
                                row.getLong(2),
                                "%,d of %,d imported items rest on fewer than two identifiers; %,d wait for a person"
                                        .formatted(row.getLong(2), row.getLong(1), row.getLong(3)),
                                now,
                                null))
                        .single());
    }
}
