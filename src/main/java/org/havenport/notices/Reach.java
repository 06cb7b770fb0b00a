package org.havenport.notices;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to whom messages reach, and to what became of those about one thing, for who must know that it got there. */
@Component
public class Reach {

    private static final String MADE = """
            select n.kind, n.told_at, n.why, d.channel, d.state as became, d.why as reason, d.handed_at,
                d.settled_at as ended_at
            from notices.notice n
            left join lateral (
                select m.id from notices.notice m
                where m.patient_id = n.patient_id and m.kind = n.kind and m.settled_at = n.settled_at
                  and n.state = 'JOINED' and m.state = 'PASSED_ON' limit 1) leader on true
            left join notices.delivery d on d.patient_id = n.patient_id and d.notice_id = coalesce(leader.id, n.id)
            where n.patient_id = :patient and n.about = :about
            order by n.told_at, d.made_at limit 100
            """;

    private final Asking asking;

    Reach(Asking asking) {
        this.asking = asking;
    }

    /** Why no message reaches somebody. */
    public enum Gap {
        /** They died, or the staff stopped everything. */
        SILENT,
        /** Every address they have sends messages back. */
        BOUNCED,
        /** They want no messages: a call or a letter. */
        NOT_WANTED,
        /** There is no address that works. */
        NO_ADDRESS
    }

    /** Of these patients those whom no message reaches, and why; in a transaction of a job. */
    public Map<UUID, Gap> gaps(Sql sql, Collection<UUID> patients) {
        var gaps = new HashMap<UUID, Gap>();
        sql.of("""
                        select t.patient, case
                            when w.silent_because is not null then 'SILENT'
                            when p.works then case when w.channel = 'NONE' then 'NOT_WANTED' end
                            when p.bounced then 'BOUNCED'
                            when w.channel = 'NONE' then 'NOT_WANTED'
                            else 'NO_ADDRESS' end as gap
                        from unnest(cast(:patients as uuid[])) as t (patient)
                        left join notices.wish w on w.patient_id = t.patient
                        cross join lateral (
                            select coalesce(bool_or(verified_at is not null and bounced_at is null
                                    and stopped_at is null), false) as works,
                                coalesce(bool_or(bounced_at is not null), false) as bounced
                            from notices.contact_point c
                            where c.patient_id = t.patient and c.ended_at is null) p
                        """)
                .param("patients", patients.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    var gap = row.getString("gap");
                    if (gap != null) {
                        gaps.put(row.getObject("patient", UUID.class), Gap.valueOf(gap));
                    }
                });
        return gaps;
    }

    /** Every message about one thing, the oldest first, at most 100: when it was told, by which channel, what became of it. */
    public List<Message> about(Viewer viewer, UUID patient, UUID about) {
        return asking.as(
                viewer,
                sql -> sql.of(MADE)
                        .param("patient", patient)
                        .param("about", about)
                        .query((row, _) -> Message.of(row))
                        .list());
    }
}
