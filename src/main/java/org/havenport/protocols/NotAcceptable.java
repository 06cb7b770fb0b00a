package org.havenport.protocols;

import java.util.List;
import java.util.stream.Collectors;

/** A value, or what goes with it, cannot be proposed or approved; nothing was kept. It names the fields. */
public class NotAcceptable extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Wrong> wrong;

    NotAcceptable(String key, List<Wrong> wrong) {
        super("Not acceptable for " + key + ": "
                + wrong.stream().map(w -> w.field() + " (" + w.rule() + ")").collect(Collectors.joining(", ")));
        this.wrong = List.copyOf(wrong);
    }

    /** What is wrong, at least one thing. */
    public List<Wrong> wrong() {
        return wrong;
    }
}
