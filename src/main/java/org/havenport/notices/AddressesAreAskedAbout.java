package org.havenport.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Every half year the portal asks whether an address is still right, and shows staff those nobody confirmed for a year. */
@Component
class AddressesAreAskedAbout implements Safeguard {

    /** Verified, working, and not confirmed for a year; of a row {@code c}. */
    static final String STALE =
            "c.verified_at is not null and c.bounced_at is null and c.confirmed_at < viewer.at() - interval '365 days'";

    private final Asking asking;
    private final Protocols protocols;

    AddressesAreAskedAbout(Asking asking, Protocols protocols) {
        this.asking = asking;
        this.protocols = protocols;
    }

    /** Whether it is time to ask about an address. */
    boolean isTime(ContactPoint point, Instant now) {
        var asked = point.confirmed();
        return point.works()
                && (asked == null
                        || asked.plus(Duration.ofDays(protocols.value(NoticesParameters.ASK_AFTER)))
                                .isBefore(now));
    }

    @Override
    public List<String> requirements() {
        return List.of("B.rule.7");
    }

    @Override
    public String promise() {
        return "Every half year patients are asked whether their address is still right.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var all = sql.of("""
                            select count(*) from notices.contact_point c
                            where c.ended_at is null and c.verified_at is not null
                            """).query(Long.class).single();
            var stale = sql.of("select count(*) from notices.contact_point c where c.ended_at is null and " + STALE)
                    .query(Long.class)
                    .single();
            var seen = "%d of %d addresses were not confirmed for a year".formatted(stale, all);
            return stale == 0
                    ? Evidence.holds(seen, sql.now())
                    : Evidence.needsAttention(seen, sql.now(), NoticesController.PATH);
        });
    }
}
