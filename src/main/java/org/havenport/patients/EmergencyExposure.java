package org.havenport.patients;

import java.util.List;
import org.havenport.home.Exposure;
import org.havenport.home.Indicator;
import org.havenport.home.Months;
import org.havenport.home.Words;
import org.havenport.safeguards.Figure;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to how often a record was opened by a reason and not by care, and whether anybody looked at why. */
@Component
public class EmergencyExposure implements Exposure {

    private static final String OPENED = """
            select count(r.id), count(r.id) filter (where v.relation_id is null),
                count(r.id) filter (where v.outcome = 'NOT_JUSTIFIED')
            from\s""" + Months.SPANS + """
            left join patients.relation r on r.basis = 'EMERGENCY' and r.starts_at >= m.starts and r.starts_at < m.ends
            left join patients.emergency_review v on v.patient_id = r.patient_id and v.relation_id = r.id
            group by m.n order by m.n
            """;

    private final Asking asking;

    EmergencyExposure(Asking asking) {
        this.asking = asking;
    }

    @Override
    public List<Indicator> indicators(Viewer job, Months months, Words words) {
        var rows = asking.as(
                job,
                sql -> sql.of(OPENED)
                        .param("starts", months.starts())
                        .param("ends", months.ends())
                        .query((row, _) -> Months.numbers(row, 3))
                        .list());
        var now = rows.getLast();
        return List.of(new Indicator(
                85,
                words.say("patients.exposure.emergency"),
                List.of(new Figure(
                        words.say("patients.exposure.emergency.many"),
                        words.say("patients.exposure.emergency.value", now.getFirst()),
                        words.say("patients.exposure.emergency.of", now.get(1)))),
                List.of(),
                months.past(
                        List.of(
                                words.say("patients.exposure.emergency.column"),
                                words.say("patients.exposure.emergency.column.unseen"),
                                words.say("patients.exposure.emergency.column.wrong")),
                        rows),
                now.get(1) > 0,
                EmergencyController.PATH,
                "RecordsOpenToTheCareTeam"));
    }
}
