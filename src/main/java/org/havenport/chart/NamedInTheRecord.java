package org.havenport.chart;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.patients.Basis;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Named;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the care teams whom the record names: general practitioner, care team, and who saw the patient at a visit. */
@Component
class NamedInTheRecord implements Filing {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OVER = Set.of("entered-in-error", "cancelled", "inactive");
    private static final String PRACTITIONER = "Practitioner/";

    private final CareTeams teams;

    NamedInTheRecord(CareTeams teams) {
        this.teams = teams;
    }

    @Override
    public void filed(Sql sql, Group group, ReleaseState state) {
        if (!(sql.viewer() instanceof Viewer.Job job)) {
            return;
        }
        for (var arrival : group.news()) {
            switch (arrival.type()) {
                case "Encounter" -> visit(job, sql, arrival);
                case "CareTeam" -> team(job, sql, arrival);
                case "Patient" ->
                    teams.namedInstead(
                            job,
                            arrival.patient(),
                            Basis.GENERAL_PRACTITIONER,
                            in(body(arrival).path("generalPractitioner"), "").stream()
                                    .map(it -> new Named(it, Basis.GENERAL_PRACTITIONER, sql.now(), null))
                                    .toList());
                default -> {}
            }
        }
    }

    private void visit(Viewer.Job job, Sql sql, Arrival arrival) {
        var at = arrival.effectiveTo() == null ? arrival.effective() : arrival.effectiveTo();
        var over = OVER.contains(arrival.status());
        var ends = over ? sql.now() : null;
        var named = in(body(arrival).path("participant"), "individual").stream()
                .map(it -> new Named(it, Basis.VISIT, at, ends))
                .toList();
        teams.named(job, arrival.patient(), named);
        if (!over && !at.isAfter(sql.now())) {
            teams.visited(job, arrival.patient(), at);
        }
    }

    private void team(Viewer.Job job, Sql sql, Arrival arrival) {
        var body = body(arrival);
        var written = instant(body.path("period").path("end").asString(""));
        var ends = written == null && OVER.contains(arrival.status()) ? sql.now() : written;
        var named = in(body.path("participant"), "member").stream()
                .map(it -> new Named(it, Basis.CARE_TEAM, sql.now(), ends))
                .toList();
        teams.named(job, arrival.patient(), named);
    }

    private static JsonNode body(Arrival arrival) {
        return JSON.readTree(arrival.body());
    }

    /** The practitioners that a list of references, or of things with a reference, names. */
    private static List<UUID> in(JsonNode list, String field) {
        var found = new ArrayList<UUID>();
        for (var it : list) {
            var reference =
                    (field.isEmpty() ? it : it.path(field)).path("reference").asString("");
            if (reference.startsWith(PRACTITIONER)) {
                try {
                    var id = UUID.fromString(reference.substring(PRACTITIONER.length()));
                    if (!found.contains(id)) {
                        found.add(id);
                    }
                } catch (IllegalArgumentException notOurs) {
                    // A reference that could not be resolved names nobody.
                }
            }
        }
        return found;
    }

    private static @Nullable Instant instant(String written) {
        try {
            return written.length() <= "2026-01-01".length()
                    ? null
                    : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }
}
