package org.havenport.protocols;

import java.util.function.Supplier;

/**
 * What was last read from the database and is asked without it. What somebody has decided meanwhile is not undone by a
 * reading that began before.
 */
final class LastRead<T> {

    private volatile T value;
    private long decisions;

    LastRead(T first) {
        value = first;
    }

    T value() {
        return value;
    }

    /** Reads again, and forgets what was read when somebody has decided something since it began. */
    void again(Supplier<T> reading) {
        var before = decisions();
        var read = reading.get();
        keep(read, before);
    }

    private synchronized long decisions() {
        return decisions;
    }

    private synchronized void keep(T read, long before) {
        if (decisions == before) {
            value = read;
        }
    }

    /** How it stands after a decision. */
    synchronized void decided(T now) {
        decisions++;
        value = now;
    }
}
