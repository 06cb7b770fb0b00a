package org.havenport.policies;

import org.havenport.home.Words;
import org.havenport.protocols.Attestations;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What everybody reads, as a part of these pages. */
@Component
class ReadingPart implements Part {

    private final Attestations attestations;

    ReadingPart(Attestations attestations) {
        this.attestations = attestations;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public String key() {
        return "policies.reading";
    }

    @Override
    public String path() {
        return ReadingController.PATH;
    }

    @Override
    public String now(Viewer viewer, Words words) {
        var open = attestations.duties(attestations.mine(viewer)).stream()
                .filter(duty -> !duty.read())
                .count();
        return words.say("policies.reading.now", open);
    }
}
