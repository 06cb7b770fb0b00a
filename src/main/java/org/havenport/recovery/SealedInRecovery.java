package org.havenport.recovery;

import java.util.List;
import java.util.Set;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed, blinded and hashed columns of recoveries. */
@Component
class SealedInRecovery implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofRoom("recovery.own", "totp_sealed", "'recovery.own|' || t.id || '|totp'"),
                SealedPlace.ofRoom("recovery.assisted", "totp_sealed", "'recovery.assisted|' || t.id || '|totp'"));
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(
                BlindPlace.ofRoom("recovery.own", "name_blind"),
                BlindPlace.ofRoom("recovery.own", "network_blind"),
                BlindPlace.ofRoom("recovery.assisted", "name_blind"),
                BlindPlace.ofRoom("recovery.assisted", "code_blind"));
    }

    @Override
    public Set<String> hashed() {
        return Set.of("recovery.own.handle_hash");
    }
}
