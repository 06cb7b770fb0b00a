package org.havenport.protocols;

import java.util.function.Supplier;

/**
 * What was last read from the database and is asked without it. What somebody has decided meanwhile is not undone by a
 * reading that began before.
 */
final class LastRead<T> {

    private volatile T value;
    private long turns;
    private long turn;

    LastRead(T first) {
        value = first;
    }

    T value() {
        return value;
    }

    /** Reads again, and forgets what was read when a later reading or a decision was kept since it began. */
    void again(Supplier<T> reading) {
        var mine = next();
        keep(reading.get(), mine);
    }

    private synchronized long next() {
        turns++;
        return turns;
    }

    private synchronized void keep(T read, long mine) {
        if (mine > turn) {
            turn = mine;
            value = read;
        }
    }

    /** How it stands after a decision. */
    void decided(T now) {
        keep(now, next());
    }
}
