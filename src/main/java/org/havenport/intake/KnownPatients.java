package org.havenport.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.patients.Agreement;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** By which key a source calls a patient who was matched by two identifiers. A key is one patient's for good. */
@Component
class KnownPatients {

    private final Asking asking;
    private final Vault vault;

    KnownPatients(Asking asking, Vault vault) {
        this.asking = asking;
        this.vault = vault;
    }

    /**
     * A patient whom a source brought.
     *
     * @param run the import that last matched the patient
     * @param agreed what agreed then
     */
    record Known(UUID patient, UUID run, Set<Agreement> agreed) {

        /** The same patient, known by what agreed this time. */
        Known by(Set<Agreement> thisTime) {
            return new Known(patient, run, thisTime);
        }
    }

    /** Who is behind these keys of a source; unknown ones are missing from the answer. */
    Map<String, Known> find(Viewer job, String source, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var byId = new HashMap<UUID, String>();
        keys.forEach(key -> byId.put(id(source, key), key));
        return asking.as(job, sql -> {
            var found = new HashMap<String, Known>();
            sql.of("""
                            select key, patient_id, run_id, array_to_string(agreed, ',') as agreed from intake.patient_key
                            where key = any (cast(:keys as uuid[]))
                            """)
                    .param("keys", byId.keySet().stream().map(UUID::toString).toArray(String[]::new))
                    .query(row -> {
                        found.put(byId.get(row.getObject("key", UUID.class)), known(row));
                    });
            return found;
        });
    }

    Optional<Known> find(Sql sql, String source, String key) {
        return sql.of("""
                        select patient_id, run_id, array_to_string(agreed, ',') as agreed from intake.patient_key
                        where key = :key
                        """)
                .param("key", id(source, key))
                .query((row, _) -> known(row))
                .optional();
    }

    void remember(Sql sql, Run run, String key, UUID patient, Set<Agreement> agreed) {
        sql.of("""
                        insert into intake.patient_key (patient_id, key, run_id, agreed, at)
                        values (:patient, :key, :run, string_to_array(:agreed, ','), :now)
                        on conflict (patient_id, key) do update
                            set run_id = excluded.run_id, agreed = excluded.agreed, at = excluded.at
                        """)
                .param("patient", patient)
                .param("key", id(run.source(), key))
                .param("run", run.id())
                .param(
                        "agreed",
                        String.join(
                                ",", agreed.stream().map(Enum::name).sorted().toList()))
                .param("now", Sql.time(sql.now()))
                .update();
    }

    private static Known known(ResultSet row) throws SQLException {
        var agreed = EnumSet.noneOf(Agreement.class);
        for (var name : row.getString("agreed").split(",")) {
            agreed.add(Agreement.valueOf(name));
        }
        return new Known(row.getObject("patient_id", UUID.class), row.getObject("run_id", UUID.class), agreed);
    }

    private UUID id(String source, String key) {
        return vault.name("intake", source + "|Patient|" + key);
    }
}
