package org.havenport.worklist;

import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the room whose matter some work is who holds it by name. */
@Component("workHeld")
class Held {

    private final ObjectProvider<ChangesHands> rooms;

    Held(ObjectProvider<ChangesHands> rooms) {
        this.rooms = rooms;
    }

    void by(Sql sql, Work work, @Nullable UUID account) {
        rooms.stream()
                .filter(it -> it.isAbout(work.kind()))
                .forEach(it -> it.nowHeld(sql, work.patient(), work.subject(), account));
    }
}
