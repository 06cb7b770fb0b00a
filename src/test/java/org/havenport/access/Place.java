package org.havenport.access;

/**
 * An entrance at which somebody might learn what exists (F-21).
 *
 * @param name for the report
 * @param known asks with something that exists, the so-manieth time
 * @param unknown asks in the same way with something that does not
 */
record Place(String name, Asked known, Asked unknown) {

    /** Makes one question: what is sent, and what of it would be echoed. */
    interface Asked {
        Question at(int i, String address) throws Exception;
    }

    /** What is sent. */
    record Question(Knock knock, String... echoed) {}
}
