package org.havenport.followup;

import org.havenport.viewer.Listed;

/** What is asked of the tables about receipts. */
final class ReceiptRows {

    /** All that happened to one result as far as this room knows. */
    static final String MOMENTS = """
            select min(i.filed_at) as at, 'followup.moment.filed' as words, max(i.version)::text as detail,
                cast(null as uuid) as by_actor, false as by_patient
            from chart.item i where i.patient_id = :patient and i.group_id = :item having count(*) > 0
            union all
            select opened_at, 'followup.moment.opened.' || because, '', null, false
            from followup.obligation where patient_id = :patient and item_id = :item
            union all
            select at, 'followup.moment.viewed.' || kind, coalesce(disclaimer_version::text, ''), by_actor, true
            from followup.viewing where patient_id = :patient and item_id = :item
            union all
            select at, 'followup.moment.confirmed', '', by_actor, true
            from followup.confirmation where patient_id = :patient and item_id = :item
            union all
            select at, 'followup.moment.reviewed', '', by_actor, false
            from followup.review where patient_id = :patient and item_id = :item
            union all
            select at, 'followup.moment.contact.' || outcome, medium, by_actor, false
            from followup.contact where patient_id = :patient and item_id = :item
            union all
            select at, 'followup.moment.step.' || step, '', null, false
            from followup.step where patient_id = :patient and item_id = :item and step not in ('CALL', 'TOLD')
            union all
            select opened_at, 'followup.moment.call.' || because, '', null, false
            from followup.call where patient_id = :patient and item_id = :item
            union all
            select held_at, 'followup.moment.call-taken', '', holder, false
            from followup.call where patient_id = :patient and item_id = :item and held_at is not null
            union all
            select closed_at, 'followup.moment.call-closed.' || outcome, '', closed_by, false
            from followup.call where patient_id = :patient and item_id = :item and closed_at is not null
            union all
            select l.prepared_at, 'followup.moment.letter.' || l.kind, '', l.asked_by, false
            from followup.letter l join followup.letter_item i on i.patient_id = l.patient_id and i.letter_id = l.id
            where i.patient_id = :patient and i.item_id = :item
            union all
            select l.mailed_at, 'followup.moment.posted.' || l.kind, coalesce(l.tracking, ''), l.mailed_by, false
            from followup.letter l join followup.letter_item i on i.patient_id = l.patient_id and i.letter_id = l.id
            where i.patient_id = :patient and i.item_id = :item and l.mailed_at is not null
            union all
            select settled_at, 'followup.moment.settled.' || settled, '', null, false
            from followup.obligation where patient_id = :patient and item_id = :item and settled_at is not null
            """;

    /** What one patient was shown, or one thing of it, the newest first, and how far it is known to have arrived. */
    static final String OF_ONE = """
            select o.item_id, o.kind, o.about, o.consequence, o.opened_at, n.told, d.state as message, d.at as message_at,
                v.at as viewed_at, v.kind as viewed_by, c.at as confirmed_at, o.settled,
                exists (select 1 from followup.call k where k.patient_id = o.patient_id
                    and k.item_id = o.item_id and k.closed_at is null) as called, %s
            from followup.obligation o
            left join lateral (select min(told_at) as told from notices.notice n
                where n.patient_id = o.patient_id and n.about = o.item_id and n.told_at >= o.opened_at) n on true
            left join lateral (select d.state, coalesce(d.settled_at, d.made_at) as at
                from notices.notice n join notices.delivery d on d.patient_id = n.patient_id and d.notice_id = n.id
                where n.patient_id = o.patient_id and n.about = o.item_id and n.told_at >= o.opened_at
                order by array_position(array['DELIVERED', 'HANDED_OVER', 'QUEUED', 'BOUNCED', 'FAILED', 'CANCELLED'],
                    d.state), d.made_at limit 1) d on true
            left join lateral (select at, kind from followup.viewing v where v.patient_id = o.patient_id
                and v.item_id = o.item_id and v.at >= o.opened_at order by at limit 1) v on true
            left join followup.confirmation c on c.patient_id = o.patient_id and c.item_id = o.item_id
            where o.patient_id = :patient and (cast(:item as uuid) is null or o.item_id = :item)
              and (o.kind = 'FORM' or exists (
                select 1 from chart.item i where i.patient_id = o.patient_id and i.group_id = o.item_id))
            order by o.opened_at desc, o.item_id limit 100
            """.formatted(Listed.ALL);

    /** Of what was opened in the last days, by kind and consequence: how much was old enough, and seen by then. */
    static final String SEEN = """
            with owed as (
                select o.consequence, o.opened_at,
                    case when o.kind <> 'RESULT' then o.kind else (
                        select i.category from chart.item i where i.patient_id = o.patient_id and i.group_id = o.item_id
                        order by i.id = i.group_id desc limit 1) end as kind,
                    (select min(v.at) from followup.viewing v where v.patient_id = o.patient_id
                        and v.item_id = o.item_id and v.at >= o.opened_at) as viewed,
                    exists (select 1 from followup.confirmation c where c.patient_id = o.patient_id
                        and c.item_id = o.item_id) as confirmed
                from followup.obligation o where o.opened_at > :since)
            select coalesce(kind, consequence) as name, kind is null as by_consequence, count(*) as opened,
                count(*) filter (where opened_at <= :day) as day_of,
                count(*) filter (where opened_at <= :day and viewed <= opened_at + interval '1 day') as day_seen,
                count(*) filter (where opened_at <= :three) as three_of,
                count(*) filter (where opened_at <= :three and viewed <= opened_at + interval '3 days') as three_seen,
                count(*) filter (where opened_at <= :seven) as seven_of,
                count(*) filter (where opened_at <= :seven and viewed <= opened_at + interval '7 days') as seven_seen,
                count(*) filter (where confirmed) as confirmed,
                count(*) filter (where viewed is not null and not confirmed) as unconfirmed
            from owed where kind is not null
            group by grouping sets ((kind), (consequence)) order by 2, 1
            """;

    /** Calls that are open, late, and closed in time; and what of consequence is proved by the portal alone. */
    static final String CALLS = """
            select p.open, p.late, t.closed, t.in_time
            from (select count(distinct c.patient_id) as open,
                    count(distinct c.patient_id) filter (where c.due_at <= viewer.at()) as late
                from followup.call c where %s) p,
                (select count(*) as closed, count(*) filter (where closed_at <= first_due_at) as in_time
                from followup.call where closed_at > :since and outcome not in ('BACK', 'DIED')) t
            """.formatted(CallRows.OPEN);

    static final String PROOF = """
            select count(*) as received, count(*) filter (where not exists (
                    select 1 from followup.contact t where t.patient_id = o.patient_id and t.item_id = o.item_id
                      and t.outcome = 'SPOKE')
                and not exists (select 1 from followup.letter_item i
                    join followup.letter l on l.patient_id = i.patient_id and l.id = i.letter_id
                    where i.patient_id = o.patient_id and i.item_id = o.item_id and l.mailed_at is not null)) as alone
            from followup.obligation o
            where o.opened_at > :since and o.consequence <> 'ROUTINE'
              and (o.settled is not null and o.settled not in ('DIED', 'NOT_IN_PORTAL') or exists (
                select 1 from followup.confirmation c where c.patient_id = o.patient_id and c.item_id = o.item_id))
            """;

    private ReceiptRows() {}
}
