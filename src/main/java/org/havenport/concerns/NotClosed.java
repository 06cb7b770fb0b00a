package org.havenport.concerns;

import java.util.List;

/** An incident was not closed; the form says why. */
public class NotClosed extends RuntimeException {

    private final transient List<Assessment.Part> missing;

    NotClosed(List<Assessment.Part> missing) {
        super("An incident is closed with a whole assessment, signed by somebody else: " + missing);
        this.missing = List.copyOf(missing);
    }

    /** What is missing; empty when the signer's own act is what the incident is about. */
    public List<Assessment.Part> missing() {
        return missing;
    }
}
