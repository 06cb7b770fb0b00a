package org.havenport.chart;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.viewer.Sql;

/**
 * The results that reports and papers name as those they are about. Not every sender brings them together: the paper of a
 * result that waits would tell it.
 */
final class Referred {

    private static final Set<String> TYPES =
            Set.of("DiagnosticReport", "DocumentReference", "Composition", "Media", "ClinicalImpression");
    private static final Pattern RESULT = Pattern.compile("\"reference\"\\s*:\\s*\"(?:Observation|DiagnosticReport)/"
            + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\"");

    private final Map<UUID, Set<UUID>> namedBy = new HashMap<>();
    private final Map<UUID, UUID> groupOf = new HashMap<>();

    private Referred() {}

    /** Where the results are that some arrivals name: in the chart, or in the same delivery. */
    static Referred by(Sql sql, UUID patient, Collection<Arrival> news) {
        var referred = new Referred();
        var named = new HashSet<UUID>();
        for (var arrival : news) {
            var names = in(arrival);
            referred.namedBy.put(arrival.id(), names);
            named.addAll(names);
        }
        if (!named.isEmpty()) {
            sql.of(
                            "select id, group_id from chart.item where patient_id = :patient and id = any (cast(:ids as uuid[]))")
                    .param("patient", patient)
                    .param("ids", named.stream().map(UUID::toString).toArray(String[]::new))
                    .query(row -> {
                        referred.groupOf.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                    });
            news.stream()
                    .filter(arrival -> named.contains(arrival.id()))
                    .forEach(arrival -> referred.groupOf.put(arrival.id(), arrival.group()));
        }
        return referred;
    }

    /** The groups of what is named. */
    Set<UUID> groups() {
        return new HashSet<>(groupOf.values());
    }

    /** The groups of what members of a group name, besides itself. */
    Set<UUID> groups(Filing.Group group) {
        var groups = new HashSet<UUID>();
        for (var arrival : group.news()) {
            namedBy.getOrDefault(arrival.id(), Set.of()).forEach(id -> {
                var of = groupOf.get(id);
                if (of != null && !of.equals(group.id())) {
                    groups.add(of);
                }
            });
        }
        return groups;
    }

    private static Set<UUID> in(Arrival arrival) {
        var found = new HashSet<UUID>();
        if (TYPES.contains(arrival.type()) && !arrival.history() && !arrival.isTakenBack()) {
            var matcher = RESULT.matcher(new String(arrival.body(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                found.add(UUID.fromString(matcher.group(1)));
            }
        }
        return found;
    }
}
