package org.havenport.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Asking;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to what is held: for a patient how much waits and why, for those who answer for it the register. What the
 * held things are stays where it is: the database counts them by functions that show nothing else.
 */
@Component
public class Holds {

    /** Who answers for what is held. */
    static final Role[] ANSWERABLE = FieldGroup.HELD.roles().toArray(Role[]::new);

    private static final int MOST = 200;

    private final Asking asking;
    private final Audit audit;
    private final CareTeams teams;

    Holds(Asking asking, Audit audit, CareTeams teams) {
        this.teams = teams;
        this.asking = asking;
        this.audit = audit;
    }

    /** So many things of a kind that a patient does not see yet, for a reason. */
    public record Hidden(Contents.Kind kind, ReleaseState why, int many) {}

    /** What of a record waits; nothing for whoever may not see the record. */
    public List<Hidden> hidden(Viewer viewer, UUID patient) {
        if (!viewer.seesPatientsPages() && viewer.kind() != Viewer.Kind.STAFF) {
            return List.of();
        }
        return asking.as(viewer, sql -> {
            teams.orReason(viewer, patient);
            return sql.of("select * from chart.hidden(:patient)")
                    .param("patient", patient)
                    .query((row, _) -> new Hidden(
                            new Contents.Kind(Category.valueOf(row.getString(1)), row.getString(2)),
                            ReleaseState.valueOf(row.getString(3)),
                            row.getInt(4)))
                    .list();
        });
    }

    /**
     * One thing that is held.
     *
     * @param patient whose it is, null for whoever may not know
     * @param group the report or item, null for whoever may not know
     * @param category what kind of thing it is, null for whoever may not know
     */
    public record Held(
            @Nullable UUID patient,
            @Nullable UUID group,
            ReleaseState why,
            @Nullable Category category,
            String source,
            Instant since) {}

    /** What is held for one reason, of how many patients, and since when. */
    public record Sum(ReleaseState why, long groups, long patients, Instant oldest, Instant newest) {}

    /** How long results took from final to visible; no times when there were none. */
    public record Timing(
            long results,
            @Nullable Duration median,
            @Nullable Duration ninetyFifth) {}

    /**
     * The register.
     *
     * @param oldest the things held longest, at most 200
     */
    public record Register(List<Sum> sums, List<Held> oldest, Timing timing) {}

    /** The register of what is held; empty for anyone who does not answer for it. */
    public Register register(Viewer viewer, Instant timedSince) {
        if (!viewer.holdsOneOf(ANSWERABLE)) {
            return new Register(List.of(), List.of(), new Timing(0, null, null));
        }
        return asking.as(viewer, sql -> {
            var register = new Register(sums(sql), oldest(sql), timing(sql, timedSince));
            audit.record(sql, AuditEvent.of("held-register-read"));
            return register;
        });
    }

    private static List<Sum> sums(Sql sql) {
        return sql.of("select * from chart.held_in_sum()")
                .query((row, _) -> new Sum(
                        ReleaseState.valueOf(row.getString(1)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static List<Held> oldest(Sql sql) {
        return sql.of("select * from chart.held(:most)")
                .param("most", MOST)
                .query((row, _) -> new Held(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        ReleaseState.valueOf(row.getString(3)),
                        row.getString(4) == null ? null : Category.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Timing timing(Sql sql, Instant since) {
        return sql.of("select * from chart.final_to_visible(:since)")
                .param("since", Sql.time(since))
                .query((row, _) -> {
                    var many = row.getLong(1);
                    return many == 0
                            ? new Timing(0, null, null)
                            : new Timing(many, seconds(row.getDouble(2)), seconds(row.getDouble(3)));
                })
                .single();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofSeconds(Math.round(seconds));
    }
}
