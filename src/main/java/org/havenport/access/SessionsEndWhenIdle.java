package org.havenport.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.home.Rest;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Says until when a session may be used: a while after its last use, and never longer than half a day. */
@Component
class SessionsEndWhenIdle implements Safeguard {

    /** How old the written time of the last use may be; the row outlives the limit by as much. */
    static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);

    private static final Duration ALTOGETHER = Duration.ofHours(12);
    private static final Duration TO_TYPE_A_CODE = Duration.ofMinutes(5);

    private final Asking asking;
    private final Clock clock;
    private final SignInLimits limits;
    private final SessionLimits ofSession;

    SessionsEndWhenIdle(Asking asking, Clock clock, SignInLimits limits, SessionLimits ofSession) {
        this.ofSession = ofSession;
        this.asking = asking;
        this.clock = clock;
        this.limits = limits;
    }

    /** How long a session of this kind may rest; less on a computer that others use. */
    Duration limit(Viewer.Kind kind, boolean complete, boolean shared) {
        if (!complete) {
            return TO_TYPE_A_CODE;
        }
        var own = kind == Viewer.Kind.STAFF ? limits.staffRest() : limits.patientRest();
        return shared && own.compareTo(ofSession.sharedRest()) > 0 ? ofSession.sharedRest() : own;
    }

    /** Until when the row, and so the policies of the database, let a session used now be used again. */
    Instant idleEnd(Viewer.Kind kind, boolean complete, boolean shared, Instant now) {
        return now.plus(limit(kind, complete, shared)).plus(WRITTEN_EVERY);
    }

    /** When a session that begins now ends in any case. */
    Instant end(Instant now) {
        return now.plus(ALTOGETHER);
    }

    /** Whether the session, last used then, is over now. */
    boolean over(Session session, Instant lastUsed, Instant now) {
        return !now.isBefore(session.endsAt())
                || !now.isBefore(lastUsed.plus(limit(session.kind(), session.complete(), session.shared())));
    }

    /** When a session that is used now ends, if it is not used again. */
    Rest rest(Session session, Instant now) {
        var idleEnd = now.plus(limit(session.kind(), true, session.shared()));
        var last = !session.endsAt().isAfter(idleEnd);
        var at = last ? session.endsAt() : idleEnd;
        return new Rest(seconds(now, at), seconds(now, session.endsAt()), at, last, session.shared());
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.3", "B.sec.1");
    }

    @Override
    public String promise() {
        return "Sessions end when nobody uses them.";
    }

    @Override
    public Evidence evidence() {
        return asking.atTheDoor(sql -> {
            var longer = sql.of("""
                            select count(*) from viewer.session where ends_at > :now and (
                                idle_ends_at > last_seen_at + make_interval(secs => :slack) + make_interval(secs =>
                                    case when not complete then :code when shared then least(:shared, :staff, :patient)
                                        when kind = 'STAFF' then :staff else :patient end)
                                or ends_at > created_at + make_interval(secs => :altogether))
                            """)
                    .param("now", Sql.time(sql.now()))
                    .param("slack", WRITTEN_EVERY.toSeconds())
                    .param("code", TO_TYPE_A_CODE.toSeconds())
                    .param("staff", limit(Viewer.Kind.STAFF, true, false).toSeconds())
                    .param("patient", limit(Viewer.Kind.PATIENT, true, false).toSeconds())
                    .param("shared", ofSession.sharedRest().toSeconds())
                    .param("altogether", ALTOGETHER.toSeconds())
                    .query(Long.class)
                    .single();
            var seen = "%d sessions would outlive %d minutes of rest for staff, %d for patients."
                    .formatted(
                            longer,
                            limit(Viewer.Kind.STAFF, true, false).toMinutes(),
                            limit(Viewer.Kind.PATIENT, true, false).toMinutes());
            return Evidence.none(longer, seen, clock.instant(), null);
        });
    }
}
