package org.havenport.enrolment;

import java.util.List;
import java.util.UUID;
import org.havenport.notices.MayBeNudged;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Ends the account of somebody who leaves and switches delivery to phone and letter in the same step (B.ua.4, A1.10).
 * Nobody who left is pointed to a portal they cannot open.
 */
@Component
class WhoLeftIsReachedByPhoneAndLetter implements Safeguard, MayBeNudged {

    private static final Viewer JOB = Viewer.job("enrolment");

    private final Asking asking;

    WhoLeftIsReachedByPhoneAndLetter(Asking asking) {
        this.asking = asking;
    }

    /** As the last thing in the transaction of whoever leaves, after the line of the log: their sessions end with it. */
    void leave(Sql sql, UUID patient, String language) {
        sql.last(
                "call enrolment.leave_at_last(:patient, :language)",
                call -> call.param("patient", patient).param("language", language),
                failure -> failure);
    }

    @Override
    public boolean mayBeNudged(UUID patient) {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select not exists (
                            select 1 from enrolment.departure where patient_id = :patient and returned_at is null)
                        """)
                        .param("patient", patient)
                        .query(Boolean.class)
                        .single());
    }

    @Override
    public List<String> requirements() {
        return List.of("B.ua.4", "A1.10");
    }

    @Override
    public String promise() {
        return "Who left the portal is reached by phone and letter.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(
                Viewer.job("safeguards"),
                sql -> sql.of("""
                        select count(*) as gone, count(*) filter (where a.ended_at is null
                            or coalesce(w.channel, 'EMAIL') <> 'NONE') as still
                        from enrolment.departure d
                        join access.account a on a.id = d.account
                        left join notices.wish w on w.patient_id = d.patient_id
                        where d.returned_at is null
                        """)
                        .query((row, _) -> {
                            var seen = "%d of %d people who left are still reached through the portal."
                                    .formatted(row.getLong("still"), row.getLong("gone"));
                            return Evidence.none(row.getLong("still"), seen, sql.now(), EnrolmentController.LISTS);
                        })
                        .single());
    }
}
