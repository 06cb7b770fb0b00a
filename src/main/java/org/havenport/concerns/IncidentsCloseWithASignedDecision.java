package org.havenport.concerns;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.havenport.concerns.Assessment.Part;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** An incident is closed only with its four factors written down, a decision, and the name of somebody else (A.risk.4). */
@Component
class IncidentsCloseWithASignedDecision implements Safeguard {

    private final Vault vault;
    private final Asking asking;

    IncidentsCloseWithASignedDecision(Vault vault, Asking asking) {
        this.vault = vault;
        this.asking = asking;
    }

    /** @throws NotClosed when a part is missing, or the signer's own act is what it is about */
    void close(Sql sql, Incident incident, Assessment assessment) {
        var signer = sql.viewer().actor();
        if (!assessment.missing().isEmpty() || incident.isOf(signer)) {
            throw new NotClosed(assessment.missing());
        }
        var insert = sql.of("""
                insert into concerns.assessment (patient_id, incident_id, what, who, seen, mitigated, because, made_at, made_by)
                values (:patient, :incident, :what, :who, :seen, :mitigated, :because, viewer.at(), :by)
                """)
                .param("patient", incident.patient())
                .param("incident", incident.id())
                .param("by", signer);
        for (var part : Assessment.written().toList()) {
            var sealed = vault.seal(
                    sql,
                    incident.patient(),
                    assessment.text(part).getBytes(StandardCharsets.UTF_8),
                    context(incident, part));
            insert = insert.param(column(part), sealed);
        }
        insert.update();
        sql.of("""
                        update concerns.incident set state = 'CLOSED', decision = :decision, decided_at = viewer.at(),
                            decided_by = :by where patient_id = :patient and id = :id
                        """)
                .param("decision", Objects.requireNonNull(assessment.decision()).name())
                .param("by", signer)
                .param("patient", incident.patient())
                .param("id", incident.id())
                .update();
    }

    Optional<Assessment> read(Sql sql, Incident incident) {
        return sql.of("select * from concerns.assessment where patient_id = :patient and incident_id = :id")
                .param("patient", incident.patient())
                .param("id", incident.id())
                .query((row, _) -> {
                    var words = new EnumMap<Part, String>(Part.class);
                    for (var part : Assessment.written().toList()) {
                        var plain = vault.open(
                                sql, incident.patient(), row.getBytes(column(part)), context(incident, part));
                        words.put(part, new String(plain, StandardCharsets.UTF_8));
                    }
                    return new Assessment(
                            words.get(Part.WHAT),
                            words.get(Part.WHO),
                            words.get(Part.SEEN),
                            words.get(Part.MITIGATED),
                            incident.decision(),
                            words.get(Part.BECAUSE));
                })
                .optional();
    }

    private static String column(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static String context(Incident incident, Part part) {
        return "concerns.assessment|%s|%s".formatted(incident.id(), column(part));
    }

    @Override
    public List<String> requirements() {
        return List.of("A.risk.4");
    }

    @Override
    public String promise() {
        return "An incident is closed only with the four factors assessed and a decision signed by somebody it is not about.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var seen = sql.of("""
                            select count(*) filter (where i.state = 'OPEN'),
                                count(*) filter (where i.state = 'OPEN' and i.due_at < viewer.at()),
                                count(*) filter (where i.state = 'CLOSED'),
                                count(*) filter (where i.state = 'CLOSED' and (a.made_by is distinct from i.decided_by
                                    or i.decided_by in (i.opened_by, i.retracted_by, i.restored_by))),
                                coalesce(extract(day from min(i.due_at) filter (where i.state = 'OPEN') - viewer.at()), 0)
                            from concerns.incident i left join concerns.assessment a
                                on a.patient_id = i.patient_id and a.incident_id = i.id
                            """)
                    .query((row, _) ->
                            new long[] {row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)})
                    .single();
            var text = "%d closed, %d of them without a signed assessment; %d open, %d past their last day"
                    .formatted(seen[2], seen[3], seen[0], seen[1]);
            if (seen[3] > 0 || seen[1] > 0) {
                return Evidence.broken(text, sql.now(), IncidentsController.PATH);
            }
            return seen[0] == 0
                    ? Evidence.holds(text, sql.now())
                    : Evidence.holds(text + ", %d days left on the oldest".formatted(seen[4]), sql.now());
        });
    }
}
