package org.havenport.concerns;

import java.util.List;
import java.util.stream.Stream;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed columns of a signed assessment. */
@Component
class SealedInConcerns implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return Stream.of("what", "who", "seen", "mitigated", "because")
                .map(column -> SealedPlace.ofPatient(
                        "concerns.assessment",
                        column,
                        "patient_id",
                        "'concerns.assessment|' || t.incident_id || '|%s'".formatted(column)))
                .toList();
    }
}
