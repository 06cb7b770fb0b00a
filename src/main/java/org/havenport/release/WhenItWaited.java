package org.havenport.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.havenport.followup.Moment;
import org.havenport.followup.TellsWhen;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** In the history of a result: that it waited for a call, who took it on, that the patient asked for it, and what opened it. */
@Component
class WhenItWaited implements TellsWhen {

    private static final String MOMENTS = """
            select since as at, 'release.moment.waits' as words, cast(null as uuid) as by_actor, false as by_patient,
                '' as detail
            from release.gate where patient_id = :patient and item_id = :item
            union all
            select held_at, 'release.moment.taken', holder, false, ''
            from release.gate where patient_id = :patient and item_id = :item and held_at is not null
            union all
            select contacted_at, 'release.moment.contacted', null, false, ''
            from release.gate where patient_id = :patient and item_id = :item and contacted_at is not null
            union all
            select at, 'release.moment.requested', by_actor, true, ''
            from release.request where patient_id = :patient and item_id = :item
            union all
            select call_by, 'release.moment.call-by', null, false, class
            from release.gate where patient_id = :patient and item_id = :item and call_by <= viewer.at()
            union all
            select placed_at, 'release.moment.held', determined_by, false,
                concat_ws(', ', basis, recipient, harm, state, statute)
            from release.hold where patient_id = :patient and item_id = :item
            union all
            select w.since, 'release.moment.held', h.determined_by, false,
                concat_ws(', ', h.basis, h.recipient, h.harm, h.state, h.statute)
            from release.held_with w join release.hold h on h.patient_id = w.patient_id and h.id = w.hold_id
            where w.patient_id = :patient and w.item_id = :item
            union all
            select h.ended_at, 'release.moment.hold-ended', nullif(h.ended_by, '00000000-0000-0000-0000-000000000000'),
                false, h.ended_because
            from release.held_with w join release.hold h on h.patient_id = w.patient_id and h.id = w.hold_id
            where w.patient_id = :patient and w.item_id = :item and h.ended_at is not null
            union all
            select ended_at, 'release.moment.hold-ended', nullif(ended_by, '00000000-0000-0000-0000-000000000000'), false,
                ended_because
            from release.hold where patient_id = :patient and item_id = :item and ended_at is not null
            union all
            select r.at, 'release.moment.hold-asked', r.by_actor, true, r.kind || ': ' || r.answer
            from release.hold_request r join release.hold h on h.patient_id = r.patient_id and h.id = r.hold_id
            where h.patient_id = :patient and h.item_id = :item
            union all
            select r.decided_at, 'release.moment.hold-decided', r.decided_by, false, r.answer
            from release.hold_request r join release.hold h on h.patient_id = r.patient_id and h.id = r.hold_id
            where h.patient_id = :patient and h.item_id = :item and r.decided_at is not null
            """;

    @Override
    public List<Moment> moments(Sql sql, UUID patient, UUID item) {
        return sql.of(MOMENTS)
                .param("patient", patient)
                .param("item", item)
                .query((row, _) -> moment(row))
                .list();
    }

    private static Moment moment(ResultSet row) throws SQLException {
        return new Moment(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("words"),
                row.getString("detail"),
                row.getObject("by_actor", UUID.class),
                row.getBoolean("by_patient"));
    }
}
