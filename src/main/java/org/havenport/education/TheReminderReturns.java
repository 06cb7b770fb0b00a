package org.havenport.education;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Everybody is reminded again that the portal is not for life-threatening matters (B.edu.3). */
@Component
class TheReminderReturns implements Safeguard {

    private final Asking asking;
    private final Protocols protocols;

    TheReminderReturns(Asking asking, Protocols protocols) {
        this.asking = asking;
        this.protocols = protocols;
    }

    /** Whether it is shown again to somebody who last acknowledged it then. */
    boolean isDue(Instant last, Instant now) {
        return !now.isBefore(last.plus(days()));
    }

    private Duration days() {
        return Duration.ofDays(protocols.value(EducationParameters.REMINDER));
    }

    @Override
    public List<String> requirements() {
        return List.of("B.edu.3");
    }

    @Override
    public String promise() {
        return "Everybody is reminded again, after the decided days, that the portal is not for life-threatening matters.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var seen = sql.of("""
                            select count(*) filter (where acknowledged), count(*) filter (where not acknowledged) from (
                                select r.patient_id, r.account,
                                    bool_or(r.answer = 'ACKNOWLEDGED' and r.answered_at > a.since) as acknowledged
                                from education.reminder r
                                cross join (select viewer.at() - make_interval(days => :days) as since) a
                                where r.answered_at > a.since and r.answer <> 'BEGAN'
                                group by r.patient_id, r.account) each
                            """)
                    .param("days", (int) days().toDays())
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                    .single();
            return Evidence.holds(
                    "Shown after %d days: %d acknowledged it since, %d put it off"
                            .formatted(days().toDays(), seen[0], seen[1]),
                    sql.now());
        });
    }
}
