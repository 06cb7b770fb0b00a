package org.havenport.education;

import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** An invited account is not opened before a teach-back or a tour with its questions is on record (A7). */
@Component
class EducationIsOnRecordBeforeTheFirstUse implements Safeguard {

    private final Asking asking;
    private final Rounds rounds;

    EducationIsOnRecordBeforeTheFirstUse(Asking asking, Rounds rounds) {
        this.asking = asking;
        this.rounds = rounds;
    }

    /** Whether somebody who comes for the first time waits at the door. */
    boolean holdsBack(Sql sql, java.util.UUID patient) {
        return !Lessons.learnt(sql, patient);
    }

    @Override
    public List<String> requirements() {
        return List.of("A7", "B.edu.2");
    }

    @Override
    public String promise() {
        return "Nobody's account opens before staff taught them how to use the portal, or they took the tour with its questions.";
    }

    @Override
    public Evidence evidence() {
        var job = new Viewer.Job("safeguards");
        var count = rounds.count(job);
        var now = asking.as(job, Sql::now);
        var text = "%d of %d people with an account were taught, %d are due for another round"
                .formatted(count.taught(), count.people(), count.due());
        return count.due() == 0
                ? Evidence.holds(text, now)
                : Evidence.needsAttention(text, now, EducationListController.PATH);
    }
}
