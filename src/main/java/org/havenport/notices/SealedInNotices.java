package org.havenport.notices;

import java.util.List;
import java.util.Set;
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
    public Set<String> hashed() {
        return Set.of("notices.contact_point.address_blind");
    }
}
