package org.havenport.patients;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Drills: what the tests do in small, done in large, with a seed that repeats it. */
@Command(name = "drill", description = "Runs a drill in full size.", mixinStandardHelpOptions = true)
public class DrillCommand {

    private static final int FAILED = 1;

    @Spec
    @Nullable
    CommandSpec spec;

    /** The exit code is 0 only when nothing was misfiled, guessed or doubled. */
    @Command(
            name = "wrong-patient",
            description = "Lets the two-identifier rule decide over invented messages whose truth is known.",
            mixinStandardHelpOptions = true)
    int wrongPatient(
            @Option(names = "--n", defaultValue = "1000000", description = "Messages (default: ${DEFAULT-VALUE}).")
                    int messages,
            @Option(names = "--seed", description = "Repeats a run; drawn when it is left out.") @Nullable Long seed) {
        var line = Objects.requireNonNull(spec).commandLine();
        if (messages < 1) {
            throw new ParameterException(line, "At least one message");
        }
        var start = System.nanoTime();
        var result = WrongPatientDrill.run(seed == null ? new SecureRandom().nextLong() : seed, messages);
        var seconds = (System.nanoTime() - start) / 1e9;
        line.getOut()
                .println(asText(
                        result,
                        "%.1f s, commit %s, load of the machine %.2f"
                                .formatted(
                                        seconds,
                                        commit(),
                                        ManagementFactory.getOperatingSystemMXBean()
                                                .getSystemLoadAverage())));
        line.getOut().flush();
        return result.held() ? 0 : FAILED;
    }

    static String asText(WrongPatientDrill.Result it, String circumstances) {
        return """
                wrong patient: %,d messages about %,d people, seed %d
                  filed %,d, waiting for a person %,d, created %,d
                  wrong %,d, guessed %,d, doubled %,d, dropped %,d; waiting needlessly %,d
                  %s
                  %s""".formatted(
                        it.messages(),
                        it.people(),
                        it.seed(),
                        it.filed(),
                        it.waited(),
                        it.created(),
                        it.wrong(),
                        it.guessed(),
                        it.doubled(),
                        it.messages() - it.filed() - it.waited() - it.created(),
                        it.needless(),
                        it.held() ? "held" : "NOT HELD, first at " + it.first(),
                        circumstances);
    }

    /** The commit of the folder the program was built from; unknown outside one. */
    private static String commit() {
        var home = System.getProperty("havenport.home", ".");
        try {
            var git = new ProcessBuilder("git", "-C", Path.of(home).toString(), "rev-parse", "--short", "HEAD")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
