package org.havenport.practice;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.home.Exposure;
import org.havenport.home.Indicator;
import org.havenport.home.Months;
import org.havenport.home.Words;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to what the practice is exposed to: every room looks its own figures up, and what was seen of the promise each
 * is about stands beside them (B.int.6).
 */
@Component
public class Exposures {

    /** Who reads it. */
    static final Role[] READERS = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR, Role.ADMINISTRATOR};

    private static final Viewer JOB = Viewer.job("exposure");
    private static final int MANY = 6;

    private static final String HELD = """
            select s.promise, m.n, 100 * count(*) filter (where s.state in ('HOLDS', 'WAIVED')) / count(*)
            from\s""" + Months.SPANS + """
            join practice.sighting s on s.promise = any (cast(:promises as text[])) and s.at >= m.starts and s.at < m.ends
            group by s.promise, m.n
            """;

    private final Asking asking;
    private final Audit audit;
    private final List<Exposure> rooms;
    private final Clock clock;

    Exposures(Asking asking, Audit audit, List<Exposure> rooms, Clock clock) {
        this.asking = asking;
        this.audit = audit;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param held of how many looks in a hundred the promise of an indicator held, in each month; missing without a look
     */
    record Standing(Months months, List<Indicator> indicators, Map<String, long[]> held) {}

    /** Looked up now; nothing for anyone who does not answer for it. */
    Standing now(Viewer viewer, Words words) {
        var months = Months.until(clock.instant(), words.zone(), MANY);
        if (!viewer.holdsOneOf(READERS)) {
            return new Standing(months, List.of(), Map.of());
        }
        var indicators = rooms.stream()
                .flatMap(room -> room.indicators(JOB, months, words).stream())
                .sorted(Comparator.comparingInt(Indicator::order))
                .toList();
        return new Standing(months, indicators, held(viewer, months, indicators));
    }

    private Map<String, long[]> held(Viewer viewer, Months months, List<Indicator> indicators) {
        return asking.as(viewer, sql -> {
            var held = new HashMap<String, long[]>();
            sql.of(HELD)
                    .param(
                            "promises",
                            indicators.stream()
                                    .map(Indicator::promise)
                                    .distinct()
                                    .toArray(String[]::new))
                    .param("starts", months.starts())
                    .param("ends", months.ends())
                    .query(row -> {
                        held.computeIfAbsent(row.getString(1), _ -> nothing())[row.getInt(2) - 1] = row.getLong(3);
                    });
            audit.record(sql, AuditEvent.of("exposure-viewed"));
            return held;
        });
    }

    private static long[] nothing() {
        var nothing = new long[MANY + 1];
        Arrays.fill(nothing, Indicator.Past.NOTHING);
        return nothing;
    }
}
