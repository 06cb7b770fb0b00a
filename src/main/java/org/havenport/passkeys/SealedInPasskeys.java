package org.havenport.passkeys;

import java.util.List;
import java.util.Set;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** What owners call their passkeys is sealed; the public halves and what is random stay as they are. */
@Component
class SealedInPasskeys implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return List.of(SealedPlace.ofRoom(
                "passkeys.credential", "label_sealed", "'passkeys.credential|' || t.id || '|label'"));
    }

    @Override
    public Set<String> hashed() {
        return Set.of(
                "passkeys.handle.handle",
                "passkeys.credential.credential_id",
                "passkeys.credential.attested",
                "passkeys.question.browser_hash",
                "passkeys.question.challenge");
    }
}
