package org.havenport.demo;

import static org.havenport.demo.Colleague.*;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.FirstCoverage;
import org.havenport.worklist.Pool;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Names who answers for the pools and the physicians, and who is on call. One hour is left open, for everybody to see. */
@Component
@ConditionalOnProperty("havenport.demo")
class CoverageOfThePractice {

    private final FirstCoverage coverage;
    private final Staff staff;

    CoverageOfThePractice(FirstCoverage coverage, Staff staff) {
        this.coverage = coverage;
        this.staff = staff;
    }

    /** Names them where nobody is named yet. */
    void name(Viewer.Job job, Instant now) {
        if (!coverage.isEmpty(job)) {
            return;
        }
        var dora = account(job, DORA);
        var nora = account(job, NORA);
        var ellis = account(job, ELLIS);
        var osei = account(job, OSEI);
        // Entered before Karl became the one who stands in for Frank: that hour has one name only now.
        coverage.awayForAnHour(job, now.plus(Duration.ofDays(3)), account(job, FRANK), account(job, KARL));
        coverage.pool(job, Pool.FRONT_DESK, account(job, FRANK), account(job, KARL));
        coverage.pool(job, Pool.NURSES, dora, nora);
        coverage.pool(job, Pool.CLINICIANS, ellis, osei);
        coverage.clinician(job, ellis, osei);
        coverage.clinician(job, osei, ellis);
        coverage.onCall(job, now, dora, nora);
    }

    private UUID account(Viewer job, Colleague colleague) {
        return staff.all(job).stream()
                .filter(member -> member.given().equals(colleague.given()))
                .filter(member -> member.family().equals(colleague.family()))
                .findFirst()
                .map(Member::account)
                .orElseThrow();
    }
}
