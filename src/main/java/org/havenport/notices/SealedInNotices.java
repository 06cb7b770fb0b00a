package org.havenport.notices;

import java.util.List;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The addresses, each sealed with the key of whose it is. */
@Component
class SealedInNotices implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return List.of(SealedPlace.ofPatient(
                "notices.contact_point", "address", "patient_id", "'notices.contact_point|' || t.id || '|address'"));
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(BlindPlace.ofPatient("notices.contact_point", "address_blind", "patient_id"));
    }
}
