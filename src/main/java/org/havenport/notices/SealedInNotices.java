package org.havenport.notices;

import java.util.List;
import java.util.Set;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The addresses: a patient's sealed with the key of the patient, those of accounts with the key of the room. */
@Component
class SealedInNotices implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofPatient(
                        "notices.contact_point",
                        "address",
                        "patient_id",
                        "'notices.contact_point|' || t.id || '|address'"),
                SealedPlace.ofRoom(
                        "notices.account_contact_point",
                        "address",
                        "'notices.account_contact_point|' || t.id || '|address'"));
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(
                BlindPlace.ofPatient("notices.contact_point", "address_blind", "patient_id"),
                BlindPlace.ofRoom("notices.account_contact_point", "address_blind"));
    }

    @Override
    public Set<String> hashed() {
        return Set.of("notices.undo.token_hash", "notices.account_undo.token_hash");
    }
}
