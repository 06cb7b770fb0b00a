package org.havenport.intake;

import java.util.List;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed columns of what has arrived and is nobody's yet. */
@Component
class SealedInIntake implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofRoom("intake.quarantine", "sealed", "'intake.quarantine|' || t.id || '|resource'"),
                SealedPlace.ofRoom("intake.quarantine", "links", "'intake.quarantine|' || t.id || '|links'"),
                SealedPlace.ofRoom(
                        "intake.upload_file", "name", "'intake.upload_file|' || t.upload_id || '|' || t.at || '|name'"),
                SealedPlace.ofRoom(
                        "intake.upload_piece",
                        "sealed",
                        "'intake.upload_piece|' || t.upload_id || '|' || t.file || '|' || t.at"),
                SealedPlace.ofRoom("intake.held", "came_from", "'intake.held|' || t.id || '|came_from'"),
                SealedPlace.ofRoom(
                        "intake.decision", "target", "'intake.decision|' || t.held_id || '|' || t.round || '|target'"));
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(BlindPlace.ofRoom("intake.held", "about"));
    }
}
