package org.havenport.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Communications;
import org.havenport.chart.Communications.Withdrawn;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The door to second thoughts: for a minute somebody may take back that they looked, and what they wrote with it. The
 * result is in the list again, and its patient reads nothing of it any more. What a conversation opened stays open, and
 * words stay that their patient has had before them.
 */
@Component
public class TakingBack {

    /** How long one may. */
    static final Duration WITHIN = Duration.ofSeconds(60);

    private static final Viewer JOB = Viewer.job("taking-back");

    private static final String MINE = """
            from followup.review r join followup.obligation o using (patient_id, item_id)
            where r.by_actor = :by and o.because <> 'CONTACT_RECORDED' and %s
              and (r.comment_id is null or not exists (select 1 from followup.viewing v
                  where v.patient_id = r.patient_id and v.item_id = r.item_id and v.at >= r.at))
            """;
    private static final String ONE = "r.patient_id = :patient and r.item_id = :item";
    private static final String TOGETHER = "r.batch_id = :batch";

    private final Asking asking;
    private final Audit audit;
    private final Communications communications;

    TakingBack(Asking asking, Audit audit, Communications communications) {
        this.asking = asking;
        this.audit = audit;
        this.communications = communications;
    }

    /** Which reviews: one, or all of a batch. */
    private record Which(
            String where,
            @Nullable UUID patient,
            @Nullable UUID item,
            @Nullable UUID batch) {

        static Which one(UUID patient, UUID item) {
            return new Which(ONE, patient, item, null);
        }

        static Which together(UUID batch) {
            return new Which(TOGETHER, null, null, batch);
        }
    }

    /**
     * What somebody did and may still take back.
     *
     * @param many how many results
     * @param until when the minute is over
     */
    public record Open(int many, Instant until) {}

    /** Whether this viewer looked at it less than a minute ago. */
    public Optional<Open> open(Viewer viewer, UUID patient, UUID item) {
        return open(viewer, Which.one(patient, item));
    }

    /** Whether this viewer looked at these together less than a minute ago. */
    public Optional<Open> open(Viewer viewer, UUID batch) {
        return open(viewer, Which.together(batch));
    }

    private Optional<Open> open(Viewer viewer, Which which) {
        return asking.as(
                viewer,
                sql -> bind(sql, "select count(*), max(r.at) " + MINE.formatted(which.where), which)
                        .query((row, _) -> new Open(
                                row.getInt(1),
                                row.getInt(1) == 0
                                        ? Instant.MIN
                                        : Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                                .toInstant()
                                                .plus(WITHIN)))
                        .optional()
                        .filter(it -> it.until().isAfter(sql.now())));
    }

    /** Takes one back; false when the minute is over, or when it is not this viewer's. */
    public boolean one(Viewer viewer, UUID patient, UUID item) {
        return takeBack(viewer, Which.one(patient, item)) > 0;
    }

    /** Takes back all of a batch; how many, 0 when the minute is over, or when it is not this viewer's. */
    public int together(Viewer viewer, UUID batch) {
        return takeBack(viewer, Which.together(batch));
    }

    private int takeBack(Viewer viewer, Which which) {
        if (open(viewer, which).isEmpty()) {
            return 0;
        }
        asking.run(viewer, sql -> audit.record(sql, AuditEvent.about("review-undo-asked", null, "chart", which.item)));
        // What only the program may change is changed by it, all of it or nothing.
        return asking.as(JOB, sql -> {
            var gone = gone(sql, viewer, which);
            var words = gone.stream()
                    .filter(it -> it.comment() != null)
                    .map(it -> new Withdrawn(it.patient(), Objects.requireNonNull(it.comment())))
                    .toList();
            communications.withdraw(sql, words);
            Sent.takenBack(sql, words);
            audit.record(
                    sql,
                    gone.stream()
                            .map(it -> AuditEvent.about("review-taken-back", it.patient(), "chart", it.item()))
                            .toList());
            return gone.size();
        });
    }

    private record Gone(UUID patient, UUID item, @Nullable UUID comment) {}

    private static List<Gone> gone(Sql sql, Viewer viewer, Which which) {
        return bind(sql, """
                        with mine as (select r.patient_id, r.item_id %s and r.at > :since),
                        gone as (
                            delete from followup.review r using mine m
                            where r.patient_id = m.patient_id and r.item_id = m.item_id and r.by_actor = :by
                            returning r.*),
                        said as (
                            delete from followup.contact c using gone g
                            where c.patient_id = g.patient_id and c.item_id = g.item_id
                              and c.communication_id = g.comment_id returning c.communication_id, c.outcome),
                        again as (
                            update followup.obligation o set reviewed = false,
                                next_at = case when o.settled = 'SPOKE' then viewer.at() else o.next_at end,
                                settled_at = case when o.settled = 'SPOKE' then null else o.settled_at end,
                                settled = case when o.settled = 'SPOKE' then null else o.settled end
                            from gone g
                            where o.patient_id = g.patient_id and o.item_id = g.item_id),
                        kept as (
                            insert into followup.taken_back
                                (patient_id, id, item_id, by_actor, done_at, comment_id, outcome, taken_back_at)
                            select g.patient_id, gen_random_uuid(), g.item_id, g.by_actor, g.at, g.comment_id,
                                s.outcome, viewer.at()
                            from gone g left join said s on s.communication_id = g.comment_id)
                        select patient_id, item_id, comment_id from gone
                        """.formatted(MINE.formatted(which.where)), which, viewer)
                .param("since", Sql.time(sql.now().minus(WITHIN)))
                .query((row, _) -> new Gone(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list();
    }

    private static StatementSpec bind(Sql sql, String text, Which which) {
        return bind(sql, text, which, sql.viewer());
    }

    private static StatementSpec bind(Sql sql, String text, Which which, Viewer by) {
        var bound = sql.of(text).param("by", by.actor());
        return which.batch != null
                ? bound.param("batch", which.batch)
                : bound.param("patient", which.patient).param("item", which.item);
    }
}
