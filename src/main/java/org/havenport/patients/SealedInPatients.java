package org.havenport.patients;

import java.util.List;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed columns of who a patient is; notes about access are the room's, not the patient's. */
@Component
class SealedInPatients implements SealedPlaces {

    private static final String NOTE = "'patients.relation|' || t.patient_id || '|note'";

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofPatient("patients.patient", "sealed", "id", "'patients.patient|' || t.id || '|body'"),
                SealedPlace.ofRoom("patients.relation", "note", NOTE),
                SealedPlace.ofRoom("patients.emergency_review", "note", NOTE));
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(
                BlindPlace.ofPatient("patients.patient", "birth_date", "id"),
                BlindPlace.ofPatient("patients.patient", "name", "id"),
                BlindPlace.ofPatient("patients.identifier", "blinded", "patient_id"),
                BlindPlace.ofPatient("patients.search_key", "blinded", "patient_id"));
    }
}
