package org.havenport.chart;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    private static final String WORDS = "Communication";
    private static final Pattern RESULT = Pattern.compile("\"reference\"\\s*:\\s*\""
            + "(?:(?:Observation|DiagnosticReport)/|urn:uuid:)"
            + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\"");

    private final Map<UUID, Set<UUID>> namedBy = new HashMap<>();
    private final Map<UUID, UUID> groupOf = new HashMap<>();

    private Referred() {}

    /** Where the results are that some arrivals name: in the chart, or in the same delivery. */
    static Referred by(Sql sql, UUID patient, Collection<Arrival> news) {
        var referred = new Referred();
        var named = new HashSet<UUID>();
        for (var arrival : news) {
            var names = arrival.isTakenBack() || isOfThePatient(arrival)
                    ? Set.<UUID>of()
                    : in(arrival.type(), arrival.body());
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

    /** What patients themselves write is never kept from them. */
    private static boolean isOfThePatient(Arrival arrival) {
        return arrival.type().equals(WORDS) && arrival.source().equals(Communications.OF_THE_PATIENT);
    }

    /** The groups of what is named. */
    Set<UUID> groups() {
        return new HashSet<>(groupOf.values());
    }

    /** The groups of what news of a group name, besides itself: history waits for nothing. */
    Set<UUID> newsAbout(Filing.Group group) {
        return groups(group, group.news().stream().filter(it -> !it.history()).toList());
    }

    /** The groups of what members of a group name, besides itself, whether it is news or not. */
    Set<UUID> about(Filing.Group group) {
        return groups(group, group.news());
    }

    private Set<UUID> groups(Filing.Group group, List<Arrival> members) {
        var groups = new HashSet<UUID>();
        for (var arrival : members) {
            namedBy.getOrDefault(arrival.id(), Set.of()).forEach(id -> {
                var of = groupOf.get(id);
                if (of != null && !of.equals(group.id())) {
                    groups.add(of);
                }
            });
        }
        return groups;
    }

    /** What a report, a paper or words name that may be a result; none for whatever else. */
    static Set<UUID> in(String type, byte[] body) {
        var found = new HashSet<UUID>();
        if (TYPES.contains(type) || type.equals(WORDS)) {
            var matcher = RESULT.matcher(new String(body, StandardCharsets.UTF_8));
            while (matcher.find()) {
                found.add(UUID.fromString(matcher.group(1)));
            }
        }
        return found;
    }
}
