package org.havenport.education;

import java.util.Optional;
import java.util.UUID;
import org.havenport.access.ComesFirst;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Who comes in for the first time was taught by staff, or takes the tour. Nobody else is ever kept back by it. */
@Component
class LearningComesFirst implements ComesFirst {

    private final EducationIsOnRecordBeforeTheFirstUse education;

    LearningComesFirst(EducationIsOnRecordBeforeTheFirstUse education) {
        this.education = education;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Owed> owed(Sql sql, UUID account, UUID patient, boolean first) {
        return first && education.holdsBack(sql, patient)
                ? Optional.of(new Owed(TourController.PATH, Reach.BEFORE_ANYTHING))
                : Optional.empty();
    }
}
