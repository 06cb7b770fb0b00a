package org.havenport.serve;

import java.util.List;

/** The portal does not start, and says why. */
class RefusedToStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    RefusedToStart(List<Refusal> refusals) {
        super(refusals.size() + " refusals");
        this.refusals = List.copyOf(refusals);
    }

    List<Refusal> refusals() {
        return refusals;
    }
}
