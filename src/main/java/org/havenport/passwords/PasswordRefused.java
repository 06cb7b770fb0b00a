package org.havenport.passwords;

import java.util.List;
import java.util.stream.Collectors;

/** The password does not follow the rules; it is not in the message. */
public class PasswordRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> why;

    PasswordRefused(List<Refusal> why) {
        super("A password was refused: " + why.stream().map(Refusal::key).collect(Collectors.joining(", ")));
        this.why = List.copyOf(why);
    }

    /** What is wrong with it, at least one thing. */
    public List<Refusal> why() {
        return why;
    }
}
