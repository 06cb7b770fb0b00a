package org.havenport.viewer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says until when a role stands: a quarter, then it lapses by itself unless somebody else has confirmed it. */
@Component
class EveryGrantLapsesUnlessConfirmed implements Safeguard {

    private static final Duration SOON = Duration.ofDays(14);

    private final Asking asking;

    EveryGrantLapsesUnlessConfirmed(Asking asking) {
        this.asking = asking;
    }

    /** The instant at which a role that is given or confirmed now lapses; never after its last day. */
    Instant of(Instant now, @Nullable Instant lastDay) {
        var quarter = now.plus(Grants.QUARTER);
        return lastDay == null || lastDay.isAfter(quarter) ? quarter : lastDay;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.2");
    }

    @Override
    public String promise() {
        return "Each role is confirmed every quarter by somebody else, or it lapses by itself.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*) as all_grants,
                                   count(*) filter (where ends_at is null or ends_at > viewer.at() + :longest) as endless,
                                   count(*) filter (where ends_at <= :soon and (until is null or ends_at < until)) as soon
                            from viewer.role_grant
                            where starts_at <= viewer.at() and (ends_at is null or ends_at > viewer.at())
                            """.replace(":longest", "interval '100 days'"))
                    .param("soon", Sql.time(sql.now().plus(SOON)))
                    .query((row, _) ->
                            new long[] {row.getLong("all_grants"), row.getLong("endless"), row.getLong("soon")})
                    .single();
            var seen =
                    "Of %d roles %d stand without a date to be confirmed by; %d lapse within %d days unless confirmed."
                            .formatted(counts[0], counts[1], counts[2], SOON.toDays());
            if (counts[1] == 0 && counts[2] > 0) {
                return Evidence.needsAttention(seen, sql.now(), "/staff/people/confirm");
            }
            return Evidence.none(counts[1], seen, sql.now(), "/staff/people/confirm");
        });
    }
}
