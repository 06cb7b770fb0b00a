package org.havenport.protocols;

import java.util.List;
import java.util.stream.Collectors;

/** A text that lacks what it must say cannot be kept or published. */
public class TextIncomplete extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Gap> gaps;

    TextIncomplete(List<Gap> gaps) {
        super("The text is not complete: " + gaps.stream().map(Gap::toString).collect(Collectors.joining(", ")));
        this.gaps = List.copyOf(gaps);
    }

    /** What is missing and where. */
    public List<Gap> gaps() {
        return gaps;
    }
}
