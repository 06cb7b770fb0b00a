package org.havenport.agreements;

import java.util.List;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The address from which somebody signed. */
@Component
class SealedInAgreements implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return List.of(SealedPlace.ofPatient(
                "agreements.signing", "address", "patient_id", "'agreements.signing|' || t.id || '|address'"));
    }
}
