package org.havenport.people;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.havenport.access.Rights;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Opens health data to somebody as long as what they were taught counts, and not an instant longer. */
@Component
class HealthDataClosesWithoutTraining implements Safeguard {

    private final Asking asking;
    private final Rights rights;

    HealthDataClosesWithoutTraining(Asking asking, Rights rights) {
        this.asking = asking;
        this.rights = rights;
    }

    /** Opens it until the last of these trainings ends; the policies of the database ask at each read. */
    void open(Viewer by, UUID account, Collection<Training.Attested> trainings) {
        var until = trainings.stream()
                .map(Training.Attested::endsAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        rights.trained(by, account, until);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.5");
    }

    @Override
    public String promise() {
        return "Whoever is not trained in protecting health data does not see any.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*) as working,
                                   count(*) filter (where t.until > viewer.at()) as current,
                                   count(*) filter (where t.until > coalesce(
                                       (select max(c.ends_at) from people.training c where c.account = m.account),
                                       timestamptz '-infinity')) as opened
                            from staff.member m left join viewer.trained t on t.actor_id = m.account
                            where m.ended_at is null
                            """)
                    .query((row, _) ->
                            new long[] {row.getLong("working"), row.getLong("current"), row.getLong("opened")})
                    .single();
            var share = counts[0] == 0 ? 100 : 100 * counts[1] / counts[0];
            var seen =
                    "Training is current for %d of %d people (%d %%); health data is open to %d longer than their training counts."
                            .formatted(counts[1], counts[0], share, counts[2]);
            if (counts[2] == 0 && counts[1] < counts[0]) {
                return Evidence.needsAttention(seen, sql.now(), Parts.PEOPLE);
            }
            return Evidence.none(counts[2], seen, sql.now(), Parts.PEOPLE);
        });
    }
}
