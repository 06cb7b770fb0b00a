package org.havenport.practice;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Asks every promise from the command line; the exit code is 0 only when all hold or are waived. */
@Command(name = "safeguards", description = "Asks every promise whether it holds.", mixinStandardHelpOptions = true)
public class SafeguardsCommand implements Callable<Integer> {

    private static final int SOME_OPEN = 1;

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
        LastAsked.Answers answers;
        try (var program = start.apply(Map.of("havenport.data", data.toString()))) {
            answers = program.getBean(LastAsked.class).ask();
        }
        Objects.requireNonNull(spec).commandLine().getOut().println(json ? asJson(answers) : asText(answers));
        var open = answers.count(Standing.BROKEN) + answers.count(Standing.NEEDS_ATTENTION);
        return open == 0 ? 0 : SOME_OPEN;
    }

    private static String asText(LastAsked.Answers answers) {
        var text = new StringBuilder();
        for (var entry : answers.all()) {
            text.append("%-15s %s%n"
                    .formatted(word(entry.standing()), entry.asked().safeguard().promise()));
            text.append("%15s %s%n".formatted("", entry.asked().evidence().seen()));
            if (entry.reviewOverdue()) {
                text.append("%15s Review was due by %s%n".formatted("", entry.reviewDue()));
            }
        }
        return text.append("%d broken, %d need attention, %d waived, %d hold"
                        .formatted(
                                answers.count(Standing.BROKEN),
                                answers.count(Standing.NEEDS_ATTENTION),
                                answers.count(Standing.WAIVED),
                                answers.count(Standing.HOLDS)))
                .toString();
    }

    private static String asJson(LastAsked.Answers answers) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("asOf", answers.at().toString());
        answer.put("broken", answers.count(Standing.BROKEN));
        answer.put("needsAttention", answers.count(Standing.NEEDS_ATTENTION));
        answer.put("waived", answers.count(Standing.WAIVED));
        answer.put("holds", answers.count(Standing.HOLDS));
        answer.put(
                "safeguards",
                answers.all().stream().map(SafeguardsCommand::asMap).toList());
        return JsonMapper.shared().writeValueAsString(answer);
    }

    private static Map<String, Object> asMap(Entry entry) {
        var asked = entry.asked();
        var line = new LinkedHashMap<String, Object>();
        line.put("name", asked.name());
        line.put("room", asked.room());
        line.put("state", entry.standing().name());
        line.put("since", entry.since().toString());
        line.put("promise", asked.safeguard().promise());
        line.put("seen", asked.evidence().seen());
        line.put("asOf", asked.evidence().asOf().toString());
        line.put("force", asked.safeguard().force().name());
        line.put("owner", owner(entry.owner()));
        line.put("review", Map.of("due", entry.reviewDue().toString(), "overdue", entry.reviewOverdue()));
        var waiver = entry.waiver();
        if (waiver != null) {
            line.put("waiver", Map.of("until", waiver.until().toString(), "agreed", waiver.approvedBy() != null));
        }
        var work = entry.work();
        if (work != null) {
            line.put("workDue", work.due().toString());
        }
        line.put("requirements", asked.safeguard().requirements());
        return line;
    }

    private static Map<String, Object> owner(Owner owner) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("role", owner.role().name());
        if (owner.account() != null) {
            answer.put("account", owner.account().toString());
        }
        return answer;
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case HOLDS -> "holds";
            case WAIVED -> "waived";
            case NEEDS_ATTENTION -> "needs attention";
            case BROKEN -> "BROKEN";
        };
    }
}
