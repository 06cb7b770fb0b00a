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
                SealedPlace.ofRoom("access.invitation", "totp_sealed", "'access.invitation|' || t.id || '|totp'"),
                SealedPlace.ofRoom("access.kept_form", "sealed", "'access.kept_form|' || t.account || '|' || t.id"),
                SealedPlace.ofRoom("access.failure", "address_sealed", "'access.failure|' || t.id || '|address'"));
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(
                BlindPlace.ofRoom("access.account", "username_blind"),
                BlindPlace.ofRoom("access.device", "token_blind"),
                BlindPlace.ofRoom("access.invitation", "username_blind"),
                BlindPlace.ofRoom("access.invitation", "code_blind"),
                BlindPlace.ofRoom("access.recovery_code", "code_blind"),
                BlindPlace.ofRoom("access.attempt", "name_blind"),
                BlindPlace.ofRoom("access.source", "name_blind"),
                BlindPlace.ofRoom("access.source", "source_blind"),
                BlindPlace.ofRoom("access.lock", "name_blind"),
                BlindPlace.ofRoom("access.lock", "source_blind"),
                BlindPlace.ofRoom("access.alarm", "name_blind"),
                BlindPlace.ofRoom("access.alarm", "network_blind"),
                BlindPlace.ofRoom("access.failure", "source_blind"),
                BlindPlace.ofRoom("access.failure", "network_blind"),
                BlindPlace.ofRoom("access.failure", "name_blind"));
    }
}
