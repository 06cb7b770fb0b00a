package org.havenport.intake;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what people decided, each in their own name; the database lets them write nothing else. */
@Component
class MatchDecisions {

    private final HeldRows rows;

    MatchDecisions(HeldRows rows) {
        this.rows = rows;
    }

    void write(Sql sql, Held held, Matching.Proposal it, @Nullable UUID target) {
        var round = sql.of("select coalesce(max(round), 0) + 1 from intake.decision where held_id = :held")
                .param("held", held.id())
                .query(Integer.class)
                .single();
        sql.of("""
                        insert into intake.decision (held_id, round, what, target, take_over, why, typed, proposed_by,
                            proposed_at, needs_second)
                        values (:held, :round, :what, :target, :takeOver, :why, string_to_array(:typed, ','), :by,
                            viewer.at(), :second)
                        """)
                .param("held", held.id())
                .param("round", round)
                .param("what", it.what().name())
                .param("target", target == null ? null : rows.sealTarget(sql, held.id(), round, target))
                .param("takeOver", it.takeOver() && it.what() == Decision.What.FILE)
                .param("why", it.what() == Decision.What.DISCARD ? it.why() : null)
                .param(
                        "typed",
                        names(
                                it.what() == Decision.What.DISCARD
                                        ? Set.of()
                                        : it.typed().what()))
                .param("by", sql.viewer().actor())
                .param("second", held.wasReleased())
                .update();
    }

    void confirm(Sql sql, Decision decision, Typed typed) {
        sql.of("""
                        update intake.decision set confirmed_by = :by, confirmed_at = viewer.at(),
                            typed_again = string_to_array(:typed, ',')
                        where held_id = :held and round = :round
                        """)
                .param("by", sql.viewer().actor())
                .param("typed", names(decision.what() == Decision.What.DISCARD ? Set.of() : typed.what()))
                .param("held", decision.held())
                .param("round", decision.round())
                .update();
    }

    boolean turnDown(Sql sql, UUID held) {
        return sql.of("""
                        update intake.decision set turned_down_by = :by, turned_down_at = viewer.at()
                        where held_id = :held and not done and confirmed_by is null and turned_down_by is null
                        """).param("by", sql.viewer().actor()).param("held", held).update() == 1;
    }

    private static String names(Set<Typed.What> typed) {
        return typed.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }
}
