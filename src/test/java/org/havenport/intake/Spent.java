package org.havenport.intake;

import java.lang.management.ManagementFactory;

/** What this thread has computed: on a busy machine the clock on the wall says nothing about a file. */
final class Spent {

    /** More than any file may cost, in nanoseconds. */
    static final long SLOW = 2_000_000_000L;

    private Spent() {}

    static long soFar() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
