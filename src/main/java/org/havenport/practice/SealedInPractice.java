package org.havenport.practice;

import java.util.List;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The words people wrote about promises, and the self-assessments. */
@Component
class SealedInPractice implements SealedPlaces {

    private static final String OF_PROMISE = "'practice|' || t.promise";

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofRoom("practice.remark", "words", OF_PROMISE),
                SealedPlace.ofRoom("practice.waiver", "reason", OF_PROMISE),
                SealedPlace.ofRoom("practice.mending", "words", OF_PROMISE),
                SealedPlace.ofRoom("practice.self_assessment", "body", "'practice.self_assessment|' || t.fingerprint"));
    }
}
