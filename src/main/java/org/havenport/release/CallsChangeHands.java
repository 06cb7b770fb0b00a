package org.havenport.release;

import java.util.UUID;
import org.havenport.viewer.Sql;
import org.havenport.worklist.ChangesHands;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The patient is told who calls only while that person holds the call (A3.2). */
@Component
class CallsChangeHands implements ChangesHands {

    @Override
    public boolean isAbout(String kind) {
        return kind.equals(CallsAreWork.CRITICAL.key()) || kind.equals(CallsAreWork.SIGNIFICANT.key());
    }

    @Override
    public void nowHeld(Sql sql, UUID patient, UUID subject, @Nullable UUID by) {
        Gates.heldBy(sql, patient, subject, by);
    }
}
