package org.havenport.chart;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed columns of the clinical store; what a correction replaced is sealed as it stood. */
@Component
class SealedInChart implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return Stream.of("chart.item", "chart.item_version")
                .flatMap(table -> Stream.of("gist", "body")
                        .map(column -> SealedPlace.ofPatient(
                                table,
                                column,
                                "patient_id",
                                "'chart.item|' || t.id || '|' || t.version || '|%s'".formatted(column))))
                .toList();
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(
                BlindPlace.severalOfPatient("chart.item", "codes", "patient_id"),
                BlindPlace.severalOfPatient("chart.item", "labels", "patient_id"));
    }

    @Override
    public Set<String> hashed() {
        return Set.of("chart.item.digest", "chart.item_version.digest");
    }
}
