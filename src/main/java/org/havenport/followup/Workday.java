package org.havenport.followup;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.protocols.BusinessHours;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to how far the day's results are, and who of the care team has one of them open. */
@Component
public class Workday {

    private static final String LATELY = "interval '5 minutes'";

    private final Asking asking;
    private final BusinessHours hours;
    private final Staff staff;

    Workday(Asking asking, BusinessHours hours, Staff staff) {
        this.staff = staff;
        this.asking = asking;
        this.hours = hours;
    }

    /**
     * How far the care team is today.
     *
     * @param looked what anybody looked at since midnight
     * @param all that, and what waits
     */
    public record Progress(int looked, int all) {}

    /** How far everybody together is today; counts alone, by two indexes. */
    public Progress progress(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var midnight = sql.now()
                    .atZone(hours.zone())
                    .toLocalDate()
                    .atStartOfDay(hours.zone())
                    .toInstant();
            return sql.of("""
                            select (select count(*) from followup.review r where r.at >= :midnight) as looked,
                                (select count(*) from followup.obligation u where not u.reviewed
                                    and exists (select 1 from chart.item i where i.patient_id = u.patient_id
                                        and i.group_id = u.item_id and chart.stands(i.release_state, i.held_until) = 'RELEASED')) as waits
                            """)
                    .param("midnight", Sql.time(midnight))
                    .query((row, _) -> new Progress(row.getInt(1), row.getInt(1) + row.getInt(2)))
                    .single();
        });
    }

    /** Keeps that this viewer has a result open, and tells who else has had it open in the last five minutes. */
    public List<String> opened(Viewer viewer, UUID patient, UUID item) {
        return asking.as(viewer, sql -> {
            sql.of("""
                            insert into followup.at_work (patient_id, item_id, by_actor, at)
                            values (:patient, :item, :by, viewer.at())
                            on conflict (patient_id, item_id, by_actor) do update set at = excluded.at
                            """)
                    .param("patient", patient)
                    .param("item", item)
                    .param("by", viewer.actor())
                    .update();
            var others = sql.of("""
                            select by_actor from followup.at_work
                            where patient_id = :patient and item_id = :item and by_actor <> :by
                              and at > viewer.at() - %s order by at
                            """.formatted(LATELY))
                    .param("patient", patient)
                    .param("item", item)
                    .param("by", viewer.actor())
                    .query(UUID.class)
                    .list();
            var names = staff.names(viewer, others);
            return others.stream()
                    .map(names::get)
                    .filter(Objects::nonNull)
                    .map(Member::shown)
                    .toList();
        });
    }

    /** Nobody needs to be seen at what is done. */
    void done(Sql sql, UUID patient, UUID item) {
        sql.of("delete from followup.at_work where patient_id = :patient and item_id = :item")
                .param("patient", patient)
                .param("item", item)
                .update();
    }
}
