package org.havenport.enrolment;

import java.util.List;
import org.havenport.vault.BlindPlace;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed and hashed columns of invitations and requests. */
@Component
class SealedInEnrolment implements SealedPlaces {

    static final String ROOM = "enrolment";

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofRoom("enrolment.invitation", "totp_sealed", "'enrolment.invitation|' || t.id || '|totp'"),
                SealedPlace.ofRoom("enrolment.request", "sealed", "'enrolment.request|' || t.id || '|body'"));
    }

    @Override
    public List<BlindPlace> blinded() {
        return List.of(
                BlindPlace.ofRoom("enrolment.invitation", "code_blind"),
                BlindPlace.ofRoom("enrolment.invitation", "born_blind"),
                BlindPlace.ofRoom("enrolment.request", "person_blind"),
                BlindPlace.ofRoom("enrolment.request", "network_blind"));
    }
}
