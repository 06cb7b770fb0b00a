package org.havenport.access;

import java.util.List;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed columns of accounts and invitations. */
@Component
class SealedInAccess implements SealedPlaces {

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofRoom("access.account", "username_sealed", "'access.account|' || t.id || '|username'"),
                SealedPlace.ofRoom("access.account", "totp_sealed", "'access.account|' || t.id || '|totp'"),
                SealedPlace.ofRoom(
                        "access.invitation", "username_sealed", "'access.invitation|' || t.id || '|username'"),
                SealedPlace.ofRoom("access.invitation", "totp_sealed", "'access.invitation|' || t.id || '|totp'"));
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(
                BlindPlace.ofRoom("access.account", "username_blind"),
                BlindPlace.ofRoom("access.invitation", "username_blind"),
                BlindPlace.ofRoom("access.invitation", "code_blind"),
                BlindPlace.ofRoom("access.attempt", "name_blind"),
                BlindPlace.ofRoom("access.failure", "network_blind"),
                BlindPlace.ofRoom("access.failure", "name_blind"));
    }
}
