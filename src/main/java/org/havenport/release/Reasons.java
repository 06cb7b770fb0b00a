package org.havenport.release;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.Consequence;
import org.havenport.release.Reason.Kind;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of reasons: what they say is sealed, for it is about the patient. */
@Component
class Reasons implements SealedPlaces {

    private static final int MOST = 12;
    private static final JsonMapper JSON = new JsonMapper();

    private final Vault vault;

    Reasons(Vault vault) {
        this.vault = vault;
    }

    /** Keeps reasons with the item they make wait. */
    void keep(Sql sql, UUID patient, UUID item, List<Reason> reasons, @Nullable UUID by) {
        for (var reason : reasons) {
            var id = UUID.randomUUID();
            var facts = JSON.writeValueAsBytes(reason.facts());
            sql.of("""
                            insert into release.reason (patient_id, item_id, id, at, kind, consequence, by_actor, sealed)
                            values (:patient, :item, :id, viewer.at(), :kind, :consequence, :by, :sealed)
                            """)
                    .param("patient", patient)
                    .param("item", item)
                    .param("id", id)
                    .param("kind", reason.kind().name())
                    .param("consequence", reason.consequence().name())
                    .param("by", by, Types.OTHER)
                    .param("sealed", vault.seal(sql, patient, facts, context(id)))
                    .update();
        }
    }

    /** Why an item waits, the gravest and newest first; each reason once. */
    List<Reason> of(Sql sql, UUID patient, UUID item) {
        return sql
                .of("""
                        select id, kind, consequence, sealed from release.reason
                        where patient_id = :patient and item_id = :item
                        order by array_position(array['CRITICAL', 'SIGNIFICANT'], consequence), at desc limit :most
                        """)
                .param("patient", patient)
                .param("item", item)
                .param("most", MOST)
                .query((row, _) -> reason(sql, patient, row))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** The same of many, each at most three, in one statement. */
    Map<ItemGroup, List<Reason>> of(Sql sql, List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return Map.of();
        }
        vault.ready(sql, waiting.stream().map(Waiting::patient).collect(Collectors.toSet()));
        var found = new HashMap<ItemGroup, List<Reason>>();
        sql.of("""
                        select r.patient_id, r.item_id, r.id, r.kind, r.consequence, r.sealed
                        from unnest(cast(:patients as uuid[]), cast(:items as uuid[])) as w (patient_id, item_id)
                        cross join lateral (select * from release.reason s
                            where s.patient_id = w.patient_id and s.item_id = w.item_id
                            order by array_position(array['CRITICAL', 'SIGNIFICANT'], s.consequence), s.at desc
                            limit 3) r
                        """)
                .param(
                        "patients",
                        waiting.stream().map(it -> it.patient().toString()).toArray(String[]::new))
                .param("items", waiting.stream().map(it -> it.item().toString()).toArray(String[]::new))
                .query(row -> {
                    var patient = row.getObject("patient_id", UUID.class);
                    var reason = reason(sql, patient, row);
                    var all = found.computeIfAbsent(
                            new ItemGroup(patient, row.getObject("item_id", UUID.class)), _ -> new ArrayList<>());
                    if (!all.contains(reason)) {
                        all.add(reason);
                    }
                });
        return found;
    }

    /** What was seen in another patient's item is gone with it. */
    static void forget(Sql sql, UUID patient, UUID item) {
        sql.of("delete from release.reason where patient_id = :patient and item_id = :item")
                .param("patient", patient)
                .param("item", item)
                .update();
    }

    private Reason reason(Sql sql, UUID patient, ResultSet row) throws SQLException {
        var facts = vault.open(sql, patient, row.getBytes("sealed"), context(row.getObject("id", UUID.class)));
        return new Reason(
                Kind.valueOf(row.getString("kind")),
                Consequence.valueOf(row.getString("consequence")),
                List.of(JSON.readValue(new String(facts, StandardCharsets.UTF_8), String[].class)));
    }

    private static String context(UUID id) {
        return "release.reason|" + id;
    }

    @Override
    public List<SealedPlace> sealed() {
        return List.of(SealedPlace.ofPatient("release.reason", "sealed", "patient_id", "'release.reason|' || t.id"));
    }
}
