package org.havenport.followup;

import java.time.Duration;
import java.util.List;
import org.havenport.worklist.Pool;
import org.havenport.worklist.WorkKind;
import org.havenport.worklist.WorkKind.Pace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls as work: what is critical in real time, the rest while the practice is open. Only their own page closes them. */
@Configuration(proxyBeanMethods = false)
class FollowUpKinds {

    private static final String PAGE = CallsController.PATH + "/{patient}";

    static final WorkKind CALL = new WorkKind(
            "followup.follow-up-call",
            Pool.NURSES,
            Pace.BUSINESS,
            Duration.ofHours(9),
            Duration.ofHours(4),
            Duration.ofHours(4),
            List.of(),
            PAGE);

    static final WorkKind CRITICAL = new WorkKind(
            "followup.critical-follow-up",
            Pool.NURSES,
            Pace.REAL,
            Duration.ofHours(4),
            Duration.ofHours(1),
            Duration.ofHours(1),
            List.of(),
            PAGE);

    static final List<WorkKind> ALL = List.of(CALL, CRITICAL);

    @Bean
    WorkKind followUpCall() {
        return CALL;
    }

    @Bean
    WorkKind criticalFollowUp() {
        return CRITICAL;
    }
}
