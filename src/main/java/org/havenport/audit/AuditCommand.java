package org.havenport.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The audit log from the command line. */
@Command(name = "audit", description = "Looks after the audit log.", mixinStandardHelpOptions = true)
public class AuditCommand {

    private static final int DID_NOT_HOLD = 1;

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;

    @Spec
    @Nullable
    CommandSpec spec;

    public AuditCommand(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    /** The exit code is 0 only when the whole log held. */
    @Command(
            name = "verify",
            description = "Reads the whole audit log and names the first line that was tampered with.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(names = "--json", description = "Print one JSON object as the last line.") boolean json,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "data",
                            description =
                                    "The folder of the data (default: ${DEFAULT-VALUE}). The portal may be running on it.")
                    Path data,
            @Option(
                            names = "--anchors",
                            paramLabel = "FILE",
                            description =
                                    "Compare with the signed heads in this text as well, for example from a log collector.")
                    @Nullable
                    Path anchors) {
        var line = Objects.requireNonNull(spec).commandLine();
        if (!Files.isDirectory(data)) {
            throw new ParameterException(line, "There is no folder " + data);
        }
        if (anchors != null && !Files.isReadable(anchors)) {
            throw new ParameterException(line, "There is no file " + anchors);
        }
        Verification verification;
        try (var program = start.apply(Map.of("havenport.data", data.toString(), "havenport.audit.sealing", "false"));
                var bar = bar()) {
            verification = program.getBean(Audit.class).verify(anchors, (done, total) -> {
                bar.maxHint(total);
                bar.stepTo(done);
            });
        }
        line.getOut().println(json ? asJson(verification) : asText(verification));
        line.getOut().flush();
        return verification.held() ? 0 : DID_NOT_HOLD;
    }

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("Lines")
                .setInitialMax(-1)
                .setUpdateIntervalMillis(200)
                .build();
    }

    private static String asText(Verification verification) {
        var first = verification.first();
        if (first == null) {
            return "The audit log is whole: %,d lines, %,d anchors agree."
                    .formatted(verification.lines(), verification.anchors());
        }
        return "The audit log does not hold. %s%nPosition %s, line %s, %s. %,d lines before it are whole. Problems in all: %,d."
                .formatted(
                        first.what(),
                        first.position() == null ? "unknown" : first.position(),
                        first.seq() == null ? "unknown" : first.seq(),
                        first.kind(),
                        verification.lines(),
                        verification.problems());
    }

    private static String asJson(Verification verification) {
        var first = verification.first();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("held", verification.held());
        json.put("lines", verification.lines());
        json.put("anchors", verification.anchors());
        json.put("problems", verification.problems());
        json.put("at", verification.at().toString());
        if (first != null) {
            json.put("kind", first.kind().name());
            json.put("position", first.position());
            json.put("seq", first.seq());
            json.put("what", first.what());
        }
        return JsonMapper.shared().writeValueAsString(json);
    }
}
