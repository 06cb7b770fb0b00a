package org.havenport.serve;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Examines a machine and a configuration before the portal is started; changes nothing. */
@Command(
        name = "doctor",
        description = "Say whether this machine has what the portal needs, what is missing, and how to get it.",
        mixinStandardHelpOptions = true)
public class DoctorCommand implements Callable<Integer> {

    private static final int SOMETHING_IS_MISSING = 1;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:" + Configuration.VARIABLE + "}",
            description = "The file of the configuration.")
    @Nullable
    Path config;

    @Option(names = "--json", description = "Print one JSON object as the last line.")
    boolean json;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        Configuration set;
        try {
            set = Configuration.read(config, System.getenv());
        } catch (UncheckedIOException e) {
            line.getErr().println(e.getMessage() + ".");
            return ServeCommand.REFUSED;
        }
        var found = Examination.of(set, Machine.here(), Clock.systemUTC().instant());
        line.getOut().print(json ? asJson(found) + "\n" : asText(found));
        line.getOut().flush();
        return count(found, Finding.State.MISSING) == 0 ? 0 : SOMETHING_IS_MISSING;
    }

    static String asText(List<Finding> found) {
        var text = new StringBuilder();
        for (var one : found) {
            text.append("%-8s %s: %s%n".formatted(word(one.state()), one.thing(), one.seen()));
            if (!one.act().isEmpty()) {
                text.append("%8s %s.%n".formatted("", one.act()));
            }
        }
        return text.append("%d missing, %d could be better, %d good%n"
                        .formatted(
                                count(found, Finding.State.MISSING),
                                count(found, Finding.State.BETTER),
                                count(found, Finding.State.GOOD)))
                .toString();
    }

    static String asJson(List<Finding> found) {
        var answer = new LinkedHashMap<String, Object>();
        for (var state : Finding.State.values()) {
            answer.put(state.name().toLowerCase(Locale.ROOT), count(found, state));
        }
        answer.put("findings", found);
        return JsonMapper.shared().writeValueAsString(answer);
    }

    private static String word(Finding.State state) {
        return switch (state) {
            case GOOD -> "good";
            case BETTER -> "better";
            case MISSING -> "MISSING";
        };
    }

    private static long count(List<Finding> found, Finding.State state) {
        return found.stream().filter(one -> one.state() == state).count();
    }
}
