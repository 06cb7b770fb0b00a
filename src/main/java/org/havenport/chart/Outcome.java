package org.havenport.chart;

/** What became of an arrival (ruling 3). */
public enum Outcome {
    FILED,
    /** The same key with other content: the former version is kept. */
    NEW_VERSION,
    /** The same key and content: nothing was changed. */
    DUPLICATE,
    /** A person took it out of this record before, and it comes again with other content: nothing was changed. */
    TAKEN_OUT
}
