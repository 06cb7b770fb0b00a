package org.havenport.policies;

import org.havenport.home.Words;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The values as a part of these pages. */
@Component
class ValuesPart implements Part {

    private final Protocols protocols;

    ValuesPart(Protocols protocols) {
        this.protocols = protocols;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String key() {
        return "policies.values";
    }

    @Override
    public String path() {
        return ValuesController.PATH;
    }

    @Override
    public String now(Viewer viewer, Words words) {
        return words.say(
                "policies.values.now",
                protocols.all().size(),
                protocols.waiting(viewer).size(),
                protocols.missing().size());
    }
}
