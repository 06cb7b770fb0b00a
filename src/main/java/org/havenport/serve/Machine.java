package org.havenport.serve;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What the program can know of the machine and of how it was started.
 *
 * @param root whether it runs as the account that may do everything
 * @param arguments of the virtual machine
 * @param built when this program was built: no honest clock is before that
 */
record Machine(boolean root, List<String> arguments, Instant built) {

    static Machine here() {
        return new Machine(
                "root".equals(System.getProperty("user.name")),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                built(Build.place()));
    }

    /** The argument by which somebody may look into, or steer, the running program; empty when there is none. */
    String looksInside() {
        return arguments.stream()
                .filter(argument -> argument.startsWith("-agentlib:jdwp")
                        || argument.startsWith("-Xrunjdwp")
                        || argument.startsWith("-Dcom.sun.management.jmxremote"))
                .findFirst()
                .orElse("");
    }

    private static Instant built(Path place) {
        try {
            return Files.getLastModifiedTime(place).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
