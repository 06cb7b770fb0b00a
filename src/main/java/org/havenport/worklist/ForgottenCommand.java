package org.havenport.worklist;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code havenport drill forgotten}: whether any work is forgotten while people are away and the program stops. */
@Command(
        name = "forgotten",
        description = "Lets work go on for invented days with absences and stops, and looks whether any is forgotten.",
        mixinStandardHelpOptions = true)
public class ForgottenCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--n", defaultValue = "1000000", description = "Days of open work (default: ${DEFAULT-VALUE}).")
    long days;

    @Option(names = "--seed", description = "Repeats a run; drawn when it is left out.")
    @Nullable
    Long seed;

    /** The exit code is 0 only when nothing was forgotten. */
    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        if (days < 1) {
            throw new ParameterException(line, "At least one day");
        }
        var start = System.nanoTime();
        var result = ForgottenDrill.run(seed == null ? new SecureRandom().nextLong() : seed, days);
        line.getOut().println(asText(result, (System.nanoTime() - start) / 1e9));
        line.getOut().flush();
        return result.held() ? 0 : FAILED;
    }

    static String asText(ForgottenDrill.Result it, double seconds) {
        return """
                forgotten: %,d days of %,d pieces of work, seed %d
                  done %,d, went on %,d, rerouted %,d; %,d absences (%,d refused), %,d stops of the program
                  without an owner %,d, past their clock %,d, lost %,d
                  %s
                  %.1f s""".formatted(
                        it.itemDays(),
                        it.items(),
                        it.seed(),
                        it.done(),
                        it.wentOn(),
                        it.rerouted(),
                        it.absences(),
                        it.refusedAbsences(),
                        it.stops(),
                        it.ownerless(),
                        it.past(),
                        it.lost(),
                        it.held() ? "held" : "NOT HELD, " + it.first(),
                        seconds);
    }
}
