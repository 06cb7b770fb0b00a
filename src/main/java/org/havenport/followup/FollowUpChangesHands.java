package org.havenport.followup;

import java.util.UUID;
import org.havenport.viewer.Sql;
import org.havenport.worklist.ChangesHands;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who takes a call where all work stands, or has it no longer, is named so on the page of the call too. */
@Component
class FollowUpChangesHands implements ChangesHands {

    @Override
    public boolean isAbout(String kind) {
        return FollowUpKinds.ALL.stream().anyMatch(it -> it.key().equals(kind));
    }

    @Override
    public void nowHeld(Sql sql, UUID patient, UUID subject, @Nullable UUID by) {
        CallRows.heldBy(sql, patient, by);
    }
}
