package org.havenport.access;

import java.util.List;

/** What a room wants to be there before patients come in. Asked when the portal is to be opened, and again by its safeguard. */
public interface BeforeOpening {

    /** What is missing now; empty when nothing is. */
    List<Missing> missing();

    /**
     * One thing that is missing.
     *
     * @param name in English, short, for the evidence: {@code "a phone number"}
     * @param words the key of the words that say it to a reader
     * @param arguments of those words
     */
    record Missing(String name, String words, List<Object> arguments) {

        public Missing {
            arguments = List.copyOf(arguments);
        }
    }
}
