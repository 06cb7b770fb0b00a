package org.havenport.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** Everything that is kept of one matter of one patient, in the order in which it happened. */
final class ProofRows {

    private static final String EVENTS = """
            with t as (select cast(:patient as uuid) as patient_id, cast(:topic as uuid) as id),
            w as (select w.* from worklist.work w join t using (patient_id)
                where w.subject = t.id or w.subject = t.patient_id and w.kind like 'followup.%' and exists (
                    select 1 from followup.call k where k.patient_id = t.patient_id and k.item_id = t.id
                      and w.opened_at <= coalesce(k.closed_at, 'infinity')
                      and coalesce(w.closed_at, 'infinity') >= k.opened_at)),
            e (at, what, detail, by_actor, saying) as (
                select v.filed_at, 'RECEIVED', v.status, cast(null as uuid), cast(null as uuid)
                    from chart.item i join t on i.patient_id = t.patient_id and i.group_id = t.id
                    join chart.item_version v on v.patient_id = i.patient_id and v.id = i.id
                union all select i.filed_at, 'RECEIVED', i.status, null, null
                    from chart.item i join t on i.patient_id = t.patient_id and i.group_id = t.id
                union all select i.issued_at, 'ISSUED', i.status, null, null from chart.item i join t using (patient_id, id)
                union all select i.released_at, 'RELEASED', null, null, null
                    from chart.item i join t using (patient_id, id) where i.released_at is not null
                union all select r.at, 'TAKEN_OUT', r.reason, null, null
                    from chart.retraction r join t on r.patient_id = t.patient_id and r.item_id = t.id
                union all select x.ordered_at, 'ORDERED', x.kind, null, null
                    from followup.expected x join t on x.patient_id = t.patient_id and x.order_id = t.id
                union all select i.filed_at, 'ANSWERED', i.status, null, null
                    from followup.answer a join t on a.patient_id = t.patient_id and a.order_id = t.id
                    join chart.item i on i.patient_id = a.patient_id and i.id = a.item_id
                union all select c.at, 'WAIT_ENDED', c.reason, c.by_actor, null
                    from followup.closing c join t on c.patient_id = t.patient_id and c.order_id = t.id
                union all select o.opened_at, 'OPENED', o.because, null, null
                    from followup.obligation o join t on o.patient_id = t.patient_id and o.item_id = t.id
                union all select o.settled_at, 'SETTLED', o.settled, null, null
                    from followup.obligation o join t on o.patient_id = t.patient_id and o.item_id = t.id
                    where o.settled_at is not null
                union all select f.opened_at, 'OPENED', f.because, null, null
                    from followup.former f join t on f.patient_id = t.patient_id and f.item_id = t.id
                union all select f.settled_at, 'SETTLED', f.settled, null, null
                    from followup.former f join t on f.patient_id = t.patient_id and f.item_id = t.id
                    where f.settled_at is not null
                union all select f.confirmed_at, 'CONFIRMED', null, f.confirmed_by, null
                    from followup.former f join t on f.patient_id = t.patient_id and f.item_id = t.id
                    where f.confirmed_at is not null
                union all select f.reviewed_at, 'REVIEWED', null, f.reviewed_by, f.comment_id
                    from followup.former f join t on f.patient_id = t.patient_id and f.item_id = t.id
                    where f.reviewed_at is not null
                union all select f.until_at, 'REPLACED', null, null, null
                    from followup.former f join t on f.patient_id = t.patient_id and f.item_id = t.id
                union all select n.told_at, 'TOLD', n.state, null, null
                    from notices.notice n join t on n.patient_id = t.patient_id and n.about = t.id
                union all select m.at, 'MESSAGE_' || m.state, d.channel, null, null
                    from notices.notice n join t on n.patient_id = t.patient_id and n.about = t.id
                    join notices.delivery d on d.patient_id = n.patient_id and d.notice_id = n.id
                    cross join lateral (values (d.made_at, 'MADE'), (d.handed_at, 'HANDED_OVER'),
                        (case when d.state <> 'HANDED_OVER' then d.settled_at end, d.state)) as m (at, state)
                    where m.at is not null
                union all select s.at, 'STEP', s.step, null, null
                    from followup.step s join t on s.patient_id = t.patient_id and s.item_id = t.id
                union all select v.at, 'VIEWED', v.kind || coalesce('|' || v.disclaimer_version, ''), v.by_actor, null
                    from followup.viewing v join t on v.patient_id = t.patient_id and v.item_id = t.id
                union all select c.at, 'CONFIRMED', null, c.by_actor, null
                    from followup.confirmation c join t on c.patient_id = t.patient_id and c.item_id = t.id
                union all select r.at, 'REVIEWED', null, r.by_actor, r.comment_id
                    from followup.review r join t on r.patient_id = t.patient_id and r.item_id = t.id
                union all select b.done_at, 'REVIEWED', null, b.by_actor, b.comment_id
                    from followup.taken_back b join t on b.patient_id = t.patient_id and b.item_id = t.id
                union all select b.taken_back_at, 'TAKEN_BACK', b.outcome, b.by_actor, null
                    from followup.taken_back b join t on b.patient_id = t.patient_id and b.item_id = t.id
                union all select c.at, 'CONTACT', c.outcome || '|' || c.medium, c.by_actor, c.communication_id
                    from followup.contact c join t on c.patient_id = t.patient_id and c.item_id = t.id
                union all select c.at, 'CHECKED', array_to_string(c.identifiers, ', '), c.by_actor, null
                    from followup.contact c join t on c.patient_id = t.patient_id and c.item_id = t.id
                    where cardinality(c.identifiers) > 0
                union all select c.at, case when c.understood then 'UNDERSTOOD' else 'NOT_UNDERSTOOD' end, null, c.by_actor, null
                    from followup.contact c join t on c.patient_id = t.patient_id and c.item_id = t.id
                    where c.understood is not null
                union all select k.held_at, 'CALL_TAKEN', null, k.holder, null
                    from followup.call k join t on k.patient_id = t.patient_id and k.item_id = t.id
                    where k.held_at is not null
                union all select k.first_due_at, 'CALL_BY', null, null, null
                    from followup.call k join t on k.patient_id = t.patient_id and k.item_id = t.id
                union all select k.opened_at, 'CALL_DUE', k.because, null, null
                    from followup.call k join t on k.patient_id = t.patient_id and k.item_id = t.id
                union all select k.closed_at, 'CALL_ENDED', k.outcome, k.closed_by, null
                    from followup.call k join t on k.patient_id = t.patient_id and k.item_id = t.id
                    where k.closed_at is not null
                union all select l.prepared_at, 'LETTER', l.kind, l.asked_by, null
                    from followup.letter_item y join t on y.patient_id = t.patient_id and y.item_id = t.id
                    join followup.letter l on l.patient_id = y.patient_id and l.id = y.letter_id
                union all select l.mailed_at, 'LETTER_POSTED', l.kind || coalesce('|' || l.tracking, ''), l.mailed_by, null
                    from followup.letter_item y join t on y.patient_id = t.patient_id and y.item_id = t.id
                    join followup.letter l on l.patient_id = y.patient_id and l.id = y.letter_id
                    where l.mailed_at is not null
            )
            , f (at, what, detail, by_actor, to_actor, saying) as (
                select at, what, detail, by_actor, cast(null as uuid), saying from e
                union all select w.opened_at, 'WORK_OPENED', w.kind, null, null, null from w
                union all select w.due_at, 'WORK_BY', w.kind, null, null, null from w
                union all select s.at, 'WORK_' || s.what, s.why, s.by_actor, s.to_actor, null
                    from w join worklist.step s on s.patient_id = w.patient_id and s.work_id = w.id)
            select at, what, detail, by_actor, to_actor, saying from f
            where at <= viewer.at() order by at, what, detail
            """;

    /** Who looked at it or changed it, as the log has it: people, and what the program took back. */
    private static final String LOG = """
            select l.at, 'LOGGED' as what, l.action as detail, l.actor as by_actor, cast(null as uuid) as to_actor,
                cast(null as uuid) as saying
            from audit.line l
            where l.at >= :since and l.patient_id = :patient and l.outcome = 'SUCCESS'
              and l.item in (select i.id from chart.item i where i.patient_id = :patient and i.group_id = :topic)
              and (l.kind <> 'JOB' or l.action in ('result-reopened', 'review-taken-back', 'items-retracted'))
            order by l.seq limit 2000
            """;

    private ProofRows() {}

    static List<ProofEvent> of(Sql sql, UUID patient, UUID topic) {
        return sql.of(EVENTS)
                .param("patient", patient)
                .param("topic", topic)
                .query((row, _) -> event(row))
                .list();
    }

    /** What the log has since then. */
    static List<ProofEvent> logged(Sql sql, UUID patient, UUID topic, Instant since) {
        return sql.of(LOG)
                .param("patient", patient)
                .param("topic", topic)
                .param("since", Sql.time(since))
                .query((row, _) -> event(row))
                .list();
    }

    private static ProofEvent event(ResultSet row) throws SQLException {
        return new ProofEvent(
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                Objects.requireNonNull(row.getString("what")),
                row.getString("detail"),
                somebody(row.getObject("by_actor", UUID.class)),
                row.getObject("to_actor", UUID.class),
                row.getObject("saying", UUID.class));
    }

    private static @Nullable UUID somebody(@Nullable UUID account) {
        return Viewer.NO_ID.equals(account) ? null : account;
    }
}
