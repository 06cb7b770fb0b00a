package org.havenport.followup;

import java.util.UUID;
import org.havenport.patients.WhenSomebodyDied;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Nobody is called and no letter is posted to somebody who died, from the moment it is known (ruling 11). */
@Component
class FollowUpEndsWithLife implements WhenSomebodyDied {

    private final FollowUpWork work;

    FollowUpEndsWithLife(FollowUpWork work) {
        this.work = work;
    }

    @Override
    public void died(Sql sql, UUID patient) {
        sql.of("""
                        update followup.obligation set next_at = null, settled_at = viewer.at(), settled = 'DIED'
                        where patient_id = :patient and settled_at is null
                        """).param("patient", patient).update();
        CallRows.over(sql, patient, null, Settled.DIED);
        work.closed(sql, patient);
        LettersToCall.over(sql, patient, Settled.DIED);
    }
}
