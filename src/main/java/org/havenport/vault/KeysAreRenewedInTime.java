package org.havenport.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** No key is older than is allowed (setting {@code havenport.keys.oldest}, a year when it is not set). */
@Component
class KeysAreRenewedInTime implements Safeguard {

    private static final Viewer JOB = Viewer.job("vault");

    private final Asking asking;
    private final Clock clock;
    private final Duration allowed;

    KeysAreRenewedInTime(Asking asking, Clock clock, @Value("${havenport.keys.oldest:P365D}") Duration allowed) {
        this.asking = asking;
        this.clock = clock;
        this.allowed = allowed;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.3", "B.sec.1");
    }

    @Override
    public String promise() {
        return "Keys are renewed before they are too old.";
    }

    @Override
    public Force force() {
        // Renewing is a command that people give; the program counts the days.
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var organisation = age(now, "select max(used_since) from vault.organisation_key");
        var data = age(now, """
                select min(coalesce(renewed_at, created_at)) from (
                    select renewed_at, created_at from vault.patient_key
                    union all select renewed_at, created_at from vault.room_key) k""");
        var index = age(now, "select max(created_at) from vault.keyset where name = 'blind' or name like 'blind-%'");
        var seen =
                "The key of the organisation was renewed %d days ago, that of the indexes %d, the oldest data key %d. Allowed are %d days."
                        .formatted(organisation, index, data, allowed.toDays());
        return Math.max(index, Math.max(organisation, data)) > allowed.toDays()
                ? Evidence.needsAttention(seen, now, null)
                : Evidence.holds(seen, now);
    }

    private long age(Instant now, String query) {
        return asking.as(
                JOB,
                (Sql sql) -> sql.of(query)
                        .query((row, _) -> {
                            var at = row.getObject(1, OffsetDateTime.class);
                            return at == null
                                    ? 0L
                                    : Duration.between(at.toInstant(), now).toDays();
                        })
                        .single());
    }
}
