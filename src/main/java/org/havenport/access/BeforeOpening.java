package org.havenport.access;

import java.util.List;

/** What a room wants to be there before patients come in. Asked when the portal is to be opened, and again by its safeguard. */
public interface BeforeOpening {

    /** Lower comes first in the setup guide. */
    int order();

    /** The key of the words that name it: {@code <key>}, and {@code <key>.why} for why it is needed. */
    String step();

    /** The page where it is done. */
    String path();

    /** What is missing now; empty when nothing is. Called outside of a transaction. */
    List<Missing> missing();

    /**
     * One thing that is missing.
     *
     * @param name in English, short, for the evidence: {@code "practice.phone"}
     * @param words the key of the words that say it to a reader
     * @param arguments of those words; a text that is itself a key is said in the reader's language
     * @param path the page where it is done
     */
    record Missing(String name, String words, List<String> arguments, String path) {

        public Missing {
            arguments = List.copyOf(arguments);
        }
    }
}
