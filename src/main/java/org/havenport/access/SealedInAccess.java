package org.havenport.access;

import java.util.List;
import java.util.Set;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed columns of an account. */
@Component
class SealedInAccess implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofRoom("access.account", "username_sealed", "'access.account|' || t.id || '|username'"),
                SealedPlace.ofRoom("access.account", "totp_sealed", "'access.account|' || t.id || '|totp'"));
    }

    @Override
    public Set<String> hashed() {
        return Set.of(
                "access.account.username_blind",
                "access.attempt.name_blind",
                "access.failure.network_blind",
                "access.failure.name_blind");
    }
}
