package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.followup.Consequence;
import org.havenport.staff.Member;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.NewWork;
import org.havenport.worklist.Pool;
import org.havenport.worklist.WorkKind;
import org.havenport.worklist.Worklist;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A call that is owed is work of the nurses: about what is critical in real time, so that it goes to who is on call at
 * night, about what is significant in business time. What opens, takes and ends a gate does the same with its work.
 */
@Configuration(proxyBeanMethods = false)
class CallsAreWork {

    private static final String PAGE = "/staff/results-to-release/{patient}/{subject}";

    static final WorkKind CRITICAL = new WorkKind(
            "release.critical-call",
            Pool.NURSES,
            WorkKind.Pace.REAL,
            Duration.ofMinutes(60),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            List.of(),
            PAGE);

    static final WorkKind SIGNIFICANT = new WorkKind(
            "release.significant-call",
            Pool.NURSES,
            WorkKind.Pace.BUSINESS,
            Duration.ofHours(9),
            Duration.ofHours(4),
            Duration.ofHours(2),
            List.of(),
            PAGE);

    private static final List<WorkKind> BOTH = List.of(CRITICAL, SIGNIFICANT);

    @Bean
    WorkKind criticalCall() {
        return CRITICAL;
    }

    @Bean
    WorkKind significantCall() {
        return SIGNIFICANT;
    }

    /** It is owed by then; what was significant and is critical now is one call. */
    static void owed(Worklist worklist, Sql sql, UUID patient, UUID item, Consequence consequence, Instant callBy) {
        var critical = consequence == Consequence.CRITICAL;
        if (critical) {
            worklist.close(sql, patient, SIGNIFICANT, item);
        }
        worklist.open(
                sql,
                NewWork.of(critical ? CRITICAL : SIGNIFICANT, patient, item).due(callBy));
    }

    static String alsoOpen(Worklist worklist, Viewer viewer, UUID patient, UUID item) {
        return BOTH.stream()
                .flatMap(kind -> worklist.alsoOpen(viewer, patient, kind, item).stream())
                .map(Member::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static void taken(Worklist worklist, Sql sql, UUID patient, UUID item) {
        BOTH.forEach(kind -> worklist.taken(sql, patient, kind, item));
    }

    static void tried(Worklist worklist, Sql sql, UUID patient, UUID item) {
        BOTH.forEach(kind -> worklist.tried(sql, patient, kind, item));
    }

    static void done(Worklist worklist, Sql sql, UUID patient, UUID item) {
        BOTH.forEach(kind -> worklist.close(sql, patient, kind, item));
    }
}
