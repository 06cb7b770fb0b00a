package org.havenport.patients;

import java.util.List;
import java.util.UUID;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Asked by the chart before anybody of the staff reads one patient's record. */
@Component
class RecordsOpenToTheCareTeam implements Safeguard {

    private final Asking asking;
    private final Relations relations;

    RecordsOpenToTheCareTeam(Asking asking, Relations relations) {
        this.asking = asking;
        this.relations = relations;
    }

    boolean lets(Sql sql, Viewer staff, UUID patient) {
        return staff.holdsOneOf(CareTeams.CLINICAL) && relations.hold(sql, staff, patient);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.2");
    }

    @Override
    public String promise() {
        return "Staff open the record of a patient they look after, or give a reason that compliance reviews in time.";
    }

    /** The reasons given that nobody has looked at in time. */
    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*) as given,
                                   count(*) filter (where v.relation_id is null and r.review_by < viewer.at()) as late
                            from patients.relation r
                            left join patients.emergency_review v on v.patient_id = r.patient_id and v.relation_id = r.id
                            where r.basis = 'EMERGENCY'
                            """)
                    .query((row, _) -> new long[] {row.getLong("given"), row.getLong("late")})
                    .single();
            var seen = "%,d of %,d emergency accesses were not reviewed in time".formatted(counts[1], counts[0]);
            return counts[1] == 0
                    ? Evidence.holds(seen, sql.now())
                    : Evidence.needsAttention(seen, sql.now(), EmergencyController.PATH);
        });
    }
}
