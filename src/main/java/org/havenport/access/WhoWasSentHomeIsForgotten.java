package org.havenport.access;

import org.havenport.notices.SentHome;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads sessions again when some were ended in the database by a room that does not know this one. */
@Component
class WhoWasSentHomeIsForgotten {

    private final Sessions sessions;

    WhoWasSentHomeIsForgotten(Sessions sessions) {
        this.sessions = sessions;
    }

    @EventListener
    void forget(SentHome news) {
        sessions.forget();
    }
}
