package org.havenport.policies;

import java.time.Clock;
import org.havenport.home.Words;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The prose as a part of these pages. */
@Component
class PolicyPart implements Part {

    private final Protocols protocols;
    private final Clock clock;

    PolicyPart(Protocols protocols, Clock clock) {
        this.protocols = protocols;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public String key() {
        return "policies.policy";
    }

    @Override
    public String path() {
        return PolicyController.PATH;
    }

    @Override
    public String now(Viewer viewer, Words words) {
        var changes = protocols.changes(clock.instant());
        return changes.isEmpty()
                ? words.say("policies.policy.now.none")
                : words.say("policies.policy.now", changes.size(), words.date(changes.getFirst()));
    }
}
