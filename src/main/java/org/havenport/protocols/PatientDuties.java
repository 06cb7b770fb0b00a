package org.havenport.protocols;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.havenport.audit.Audit;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What the agreement asks of patients, and how often each was noticed. */
@Component
public class PatientDuties {

    /** How far back is counted. */
    public static final Duration COUNTED = Duration.ofDays(30);

    private static final Viewer.Job JOB = new Viewer.Job("duties");

    private final List<PatientDuty> all;
    private final Audit audit;

    PatientDuties(List<PatientDuty> all, Audit audit) {
        this.all = all.stream().sorted(Comparator.comparing(PatientDuty::key)).toList();
        this.audit = audit;
    }

    /** Every duty, in the order of the agreement. */
    public List<PatientDuty> all() {
        return all;
    }

    /** How often it was noticed in the last 30 days, of whomever who does not work here as far as the log knows. */
    public long noticed(PatientDuty duty) {
        return audit.counted(JOB, duty.noticedBy(), COUNTED);
    }
}
