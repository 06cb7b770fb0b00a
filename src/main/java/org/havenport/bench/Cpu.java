package org.havenport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of other processes, in milliseconds, as Linux counts it: with all that ever were their children. */
final class Cpu {

    private static final Path PROC = Path.of("/proc");
    /** Linux tells it in hundredths of a second, whatever the processor does. */
    private static final double MILLISECONDS = 10;
    /** Fields of /proc/PID/stat behind the name: user, system, and both of children that have ended. */
    private static final int USER = 11;

    private static final int OF_CHILDREN = 13;

    private Cpu() {}

    /** Of a process, of its living children, and of those that have ended. */
    static double of(long pid) {
        var all = own(pid, OF_CHILDREN + 2);
        return all
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(child -> own(child.pid(), OF_CHILDREN))
                        .sum();
    }

    /** Of this process alone. */
    static double ofThis() {
        return own(ProcessHandle.current().pid(), OF_CHILDREN);
    }

    private static double own(long pid, int until) {
        try {
            var stat = Files.readString(PROC.resolve(pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var sum = 0L;
            for (int field = USER; field < until; field++) {
                sum += Long.parseLong(fields[field]);
            }
            return sum * MILLISECONDS;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** How many processes wanted to run in the last minute. */
    static double load() {
        try {
            return Double.parseDouble(Files.readString(PROC.resolve("loadavg")).split(" ")[0]);
        } catch (IOException unknown) {
            return -1;
        }
    }
}
