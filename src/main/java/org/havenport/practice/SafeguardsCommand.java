package org.havenport.practice;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.havenport.safeguards.Evidence.State;
import org.havenport.safeguards.Safeguards;
import org.havenport.safeguards.Safeguards.Assessment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Asks every promise from the command line; the exit code is 0 only when none is broken. */
@Command(name = "safeguards", description = "Asks every promise whether it holds.", mixinStandardHelpOptions = true)
public class SafeguardsCommand implements Callable<Integer> {

    private static final int SOME_BROKEN = 1;

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object as the last line.")
    boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the data (default: ${DEFAULT-VALUE}).",
            defaultValue = "data")
    Path data = Path.of("data");

    public SafeguardsCommand(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    @Override
    public Integer call() {
        List<Assessment> all;
        try (var program = start.apply(Map.of("havenport.data", data.toString()))) {
            all = program.getBean(Safeguards.class).assess();
        }
        java.util.Objects.requireNonNull(spec).commandLine().getOut().println(json ? asJson(all) : asText(all));
        return count(all, State.BROKEN) == 0 ? 0 : SOME_BROKEN;
    }

    private static String asText(List<Assessment> all) {
        var text = new StringBuilder();
        for (var asked : all) {
            text.append("%-15s %s%n"
                    .formatted(word(asked.evidence().state()), asked.safeguard().promise()));
            text.append("%15s %s%n".formatted("", asked.evidence().seen()));
        }
        return text.append("%d broken, %d need attention, %d hold"
                        .formatted(
                                count(all, State.BROKEN), count(all, State.NEEDS_ATTENTION), count(all, State.HOLDS)))
                .toString();
    }

    private static String asJson(List<Assessment> all) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("broken", count(all, State.BROKEN));
        answer.put("needsAttention", count(all, State.NEEDS_ATTENTION));
        answer.put("holds", count(all, State.HOLDS));
        answer.put("safeguards", all.stream().map(SafeguardsCommand::asMap).toList());
        return JsonMapper.shared().writeValueAsString(answer);
    }

    private static Map<String, Object> asMap(Assessment asked) {
        var line = new LinkedHashMap<String, Object>();
        line.put("name", asked.name());
        line.put("room", asked.room());
        line.put("state", asked.evidence().state().name());
        line.put("promise", asked.safeguard().promise());
        line.put("seen", asked.evidence().seen());
        line.put("asOf", asked.evidence().asOf().toString());
        line.put("force", asked.safeguard().force().name());
        line.put("requirements", asked.safeguard().requirements());
        return line;
    }

    private static String word(State state) {
        return switch (state) {
            case HOLDS -> "holds";
            case NEEDS_ATTENTION -> "needs attention";
            case BROKEN -> "BROKEN";
        };
    }

    private static long count(List<Assessment> all, State state) {
        return all.stream().filter(a -> a.evidence().state() == state).count();
    }
}
