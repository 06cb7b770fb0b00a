package org.havenport.release;

import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.followup.Consequence;
import org.havenport.release.Reason.Kind;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * A clinician's own word that something is to be spoken about first, or sooner (A3.2). It makes a matter graver and never
 * less grave, and hides nothing that the patient has seen: what is open stays open.
 */
@Component
public class ClinicianMark {

    static final Role[] ROLES = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR};
    private static final int LONGEST = 240;

    private final Asking asking;
    private final Audit audit;
    private final Reasons reasons;
    private final CallClock clock;
    private final Worklist worklist;

    ClinicianMark(Asking asking, Audit audit, Reasons reasons, CallClock clock, Worklist worklist) {
        this.asking = asking;
        this.audit = audit;
        this.reasons = reasons;
        this.clock = clock;
        this.worklist = worklist;
    }

    /**
     * Marks what waits for a call.
     *
     * @param why in the clinician's words, for the care team alone
     * @return false when no such thing waits for a call, or this viewer is no clinician
     */
    public boolean set(Viewer viewer, UUID patient, UUID item, Consequence consequence, String why) {
        if (!viewer.holdsOneOf(ROLES) || why.isBlank() || consequence == Consequence.ROUTINE) {
            return false;
        }
        return asking.as(viewer, sql -> {
            var graver = sql.of("""
                            update release.gate set
                                class = case when class = 'CRITICAL' then class else :class end,
                                call_by = least(call_by, :callBy)
                            where patient_id = :patient and item_id = :item and contacted_at is null
                            """)
                    .param("class", consequence.name())
                    .param("callBy", Sql.time(clock.callBy(consequence, sql.now())))
                    .param("patient", patient)
                    .param("item", item)
                    .update();
            if (graver == 0) {
                return false;
            }
            Gates.waiting(sql, patient, item)
                    .ifPresent(it -> CallsAreWork.owed(worklist, sql, patient, item, it.consequence(), it.callBy()));
            var words = why.strip();
            var said = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
            reasons.keep(
                    sql,
                    patient,
                    item,
                    List.of(Reason.of(Kind.CLINICIAN, consequence, said, viewer.shownAs())),
                    viewer.actor());
            audit.record(sql, AuditEvent.about("result-marked", patient, "chart", item));
            return true;
        });
    }
}
