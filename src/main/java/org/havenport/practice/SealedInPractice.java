package org.havenport.practice;

import java.util.List;
import org.havenport.vault.SealedPlace;
import org.havenport.vault.SealedPlaces;
import org.springframework.stereotype.Component;

/** The sealed columns of the register of promises: what people wrote, and each self-assessment as a whole. */
@Component
class SealedInPractice implements SealedPlaces {

    private static final String OF_THE_PROMISE = "'practice|' || t.promise";

    @Override
    public List<SealedPlace> sealed() {
        return List.of(
                SealedPlace.ofRoom("practice.remark", "words", OF_THE_PROMISE),
                SealedPlace.ofRoom("practice.waiver", "reason", OF_THE_PROMISE),
                SealedPlace.ofRoom("practice.mending", "words", OF_THE_PROMISE),
                SealedPlace.ofRoom(
                        "practice.self_assessment",
                        "body",
                        "'practice.self_assessment|' || " + SealedPlace.instant("t.at")));
    }
}
