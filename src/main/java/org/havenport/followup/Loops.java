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
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
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

    Loops(Asking asking, Audit audit) {
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
                        sql.of("select count(*), min(o.%s) %s".formatted(since(kind), OPEN.get(kind)))
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
            var found = sql.of(
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

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static String since(Kind kind) {
        return kind.isOrder() ? "expected_at" : "opened_at";
    }

    /** An order that still waits. */
    Optional<Loop> order(Viewer viewer, UUID patient, UUID order) {
        return asking.as(
                viewer,
                sql -> sql.of("""
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
                        .optional());
    }

    /**
     * Ends the wait for what was ordered, by name and with a reason.
     *
     * @return false when it does not wait, or this viewer may not end it
     */
    boolean close(Viewer viewer, UUID patient, UUID order, Reason reason) {
        if (!viewer.holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR)) {
            return false;
        }
        return asking.as(viewer, sql -> {
            if (order(viewer, patient, order).isEmpty()) {
                return false;
            }
            var closed = sql.of("""
                            insert into followup.closing (patient_id, order_id, at, by_actor, reason)
                            values (:patient, :order, viewer.at(), :by, :reason) on conflict do nothing
                            """)
                            .param("patient", patient)
                            .param("order", order)
                            .param("by", viewer.actor())
                            .param("reason", reason.name())
                            .update()
                    == 1;
            if (closed) {
                sql.of("update followup.expected set open = false where patient_id = :patient and order_id = :order")
                        .param("patient", patient)
                        .param("order", order)
                        .update();
                audit.record(sql, AuditEvent.about("open-loop-closed", patient, "chart", order));
            }
            return closed;
        });
    }
}
