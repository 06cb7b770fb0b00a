package org.havenport.followup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.followup.Loop.Kind;
import org.havenport.followup.Loop.Reason;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The door to loops of care that are not ended, in the whole practice, the oldest first (B.risk.over.2). Each is read
 * from what stands in the chart and in this room now; what is read first is an index of what is open alone.
 */
@Component
public class Loops {

    private static final int MOST = 50;

    private static final String SHOWN = """
            exists (select 1 from chart.item i where i.patient_id = o.patient_id and i.group_id = o.item_id
                and chart.stands(i.release_state, i.held_until) in ('RELEASED', 'SUSPECTED'))
            """;

    private static final String ORDERED = """
            from followup.expected o where o.open and o.kind = '%s' and o.expected_at <= viewer.at()
            and followup.waits(o.patient_id, o.order_id)
            """;

    static final Map<Kind, String> OPEN = Map.of(
            Kind.TEST,
            ORDERED.formatted("TEST"),
            Kind.REFERRAL,
            ORDERED.formatted("REFERRAL"),
            Kind.EARLY,
            EarlyResults.OPEN,
            Kind.REVIEW,
            """
                    from followup.obligation o where not o.reviewed and not exists (select 1 from followup.review r
                        where r.patient_id = o.patient_id and r.item_id = o.item_id) and\s""" + SHOWN,
            Kind.CONTACT,
            """
                    from followup.obligation o where o.settled_at is null and o.consequence <> 'ROUTINE'
                    and exists (select 1 from followup.review r
                        where r.patient_id = o.patient_id and r.item_id = o.item_id)
                    and not exists (select 1 from followup.confirmation f
                        where f.patient_id = o.patient_id and f.item_id = o.item_id)
                    and not exists (select 1 from followup.contact t where t.patient_id = o.patient_id
                        and t.item_id = o.item_id and t.outcome = 'SPOKE' and t.at >= o.opened_at)
                    and\s""" + SHOWN);

    private final Asking asking;
    private final Audit audit;
    private final EarlyResults early;

    Loops(Asking asking, Audit audit, EarlyResults early) {
        this.early = early;
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * How many of a kind are open, and since when the oldest is.
     *
     * @param oldest null when there is none
     */
    record Sum(long many, @Nullable Instant oldest) {}

    /** How many of each kind are open now. */
    Map<Kind, Sum> sums(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var sums = new EnumMap<Kind, Sum>(Kind.class);
            for (var kind : Kind.values()) {
                sums.put(
                        kind,
                        asked(sql, kind, "select count(*), min(o.%s) %s".formatted(since(kind), OPEN.get(kind)))
                                .query((row, _) ->
                                        new Sum(row.getLong(1), instant(row.getObject(2, OffsetDateTime.class))))
                                .single());
            }
            return sums;
        });
    }

    /** Those of a kind that are open now, the oldest first, at most 50. */
    List<Loop> open(Viewer viewer, Kind kind) {
        return asking.as(viewer, sql -> {
            var found = asked(
                            sql,
                            kind,
                            "select o.patient_id, o.%1$s, o.%2$s %3$s order by o.%2$s, o.patient_id, o.%1$s limit %4$d"
                                    .formatted(
                                            kind.isOrder() ? "order_id" : "item_id", since(kind), OPEN.get(kind), MOST))
                    .query((row, _) -> new Loop(
                            kind,
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            Objects.requireNonNull(instant(row.getObject(3, OffsetDateTime.class)))))
                    .list();
            audit.record(sql, AuditEvent.many("open-loops-listed", null, "chart", found.size()));
            return found;
        });
    }

    private StatementSpec asked(Sql sql, Kind kind, String statement) {
        return kind == Kind.EARLY ? early.bound(sql, sql.of(statement)) : sql.of(statement);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static String since(Kind kind) {
        return kind.isOrder() ? "expected_at" : "opened_at";
    }

    /** What a person may end: an order that still waits, or a result that came early and still is not final. */
    Optional<Loop> one(Viewer viewer, UUID patient, UUID subject) {
        return asking.as(viewer, sql -> order(sql, patient, subject).or(() -> early(sql, patient, subject)));
    }

    private Optional<Loop> early(Sql sql, UUID patient, UUID item) {
        return asked(
                        sql,
                        Kind.EARLY,
                        "select o.opened_at " + OPEN.get(Kind.EARLY)
                                + " and o.patient_id = :patient and o.item_id = :item")
                .param("patient", patient)
                .param("item", item)
                .query((row, _) -> new Loop(
                        Kind.EARLY,
                        patient,
                        item,
                        row.getObject(1, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static Optional<Loop> order(Sql sql, UUID patient, UUID order) {
        return sql.of("""
                        select o.kind, o.expected_at from followup.expected o
                        where o.patient_id = :patient and o.order_id = :order
                          and followup.waits(o.patient_id, o.order_id)
                        """)
                .param("patient", patient)
                .param("order", order)
                .query((row, _) -> new Loop(
                        Kind.valueOf(row.getString(1)),
                        patient,
                        order,
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Ends the wait for what was ordered, or for the final form of a result, by name and with a reason.
     *
     * @return false when it does not wait, this viewer may not end it, or that is no reason for it
     */
    boolean close(Viewer viewer, UUID patient, UUID subject, Reason reason) {
        if (!viewer.holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR)) {
            return false;
        }
        return asking.as(viewer, sql -> {
            var loop = one(viewer, patient, subject).orElse(null);
            if (loop == null || !loop.kind().reasons().contains(reason)) {
                return false;
            }
            var ended = loop.kind().isOrder()
                    ? closeOrder(sql, patient, subject, reason)
                    : EarlyResults.close(sql, patient, subject, reason);
            if (ended) {
                audit.record(sql, AuditEvent.about("open-loop-closed", patient, "chart", subject));
            }
            return true;
        });
    }

    /** False when a colleague has ended it in the same moment. */
    private static boolean closeOrder(Sql sql, UUID patient, UUID order, Reason reason) {
        var ended = sql.of("""
                        insert into followup.closing (patient_id, order_id, at, by_actor, reason)
                        values (:patient, :order, viewer.at(), :by, :reason) on conflict do nothing
                        """)
                        .param("patient", patient)
                        .param("order", order)
                        .param("by", sql.viewer().actor())
                        .param("reason", reason.name())
                        .update()
                == 1;
        sql.of("update followup.expected set open = false where patient_id = :patient and order_id = :order")
                .param("patient", patient)
                .param("order", order)
                .update();
        return ended;
    }
}
