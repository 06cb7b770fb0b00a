package org.havenport.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Why a clinician held something back, and what was said to the patient about it. */
@Component
class SealedInRelease implements SealedPlaces {

    private final Vault vault;

    SealedInRelease(Vault vault) {
        this.vault = vault;
    }

    /** Where words stand that somebody wrote about a hold. */
    enum Place {
        /** Why a clinician held something back. */
        REASON("release.hold", "reason"),
        /** What was said to the patient about it by who decided again. */
        WORDS("release.hold_request", "words");

        private final String table;
        private final String column;

        Place(String table, String column) {
            this.table = table;
            this.column = column;
        }

        private String context(UUID id) {
            return table + '|' + id + '|' + column;
        }

        private SealedPlace sealed() {
            return SealedPlace.ofPatient(
                    table, column, "patient_id", "'%s|' || t.id || '|%s'".formatted(table, column));
        }
    }

    byte[] seal(Sql sql, Place place, UUID patient, UUID id, String words) {
        return vault.seal(sql, patient, words.getBytes(StandardCharsets.UTF_8), place.context(id));
    }

    /** What is written there; empty when nothing is, or the viewer may not read it. */
    Optional<String> open(Sql sql, Place place, UUID patient, UUID id) {
        return sql.of("select %1$s from %2$s where patient_id = :patient and id = :id and %1$s is not null"
                        .formatted(place.column, place.table))
                .param("patient", patient)
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .map(bytes -> new String(vault.open(sql, patient, bytes, place.context(id)), StandardCharsets.UTF_8));
    }

    @Override
    public List<SealedPlace> sealed() {
        return Stream.of(Place.values()).map(Place::sealed).toList();
    }
}
