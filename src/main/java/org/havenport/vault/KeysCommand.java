package org.havenport.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code havenport keys}: how the keys stand, and how they are copied and renewed while the portal runs. */
@Command(
        name = "keys",
        description = {"Looks after the keys. The portal may be running on the data folder meanwhile."},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public class KeysCommand {

    private static final int DID_NOT_HOLD = 1;
    private static final int NEEDS_A_COPY = 3;
    private static final String JSON = "Print one JSON object as the last line.";
    private static final String RATE = "Write so many values a second at most (default: ${DEFAULT-VALUE}).";
    static final Viewer.Job JOB = new Viewer.Job("keys");

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--data",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The folder of the data (default: ${DEFAULT-VALUE}). The portal may be running on it.")
    Path data = Path.of("data");

    public KeysCommand(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    /** The exit code is 0 only when everything is as it should be. */
    @Command(
            name = "status",
            description = "Says how old the keys are, what they seal, and whether a copy was confirmed.",
            mixinStandardHelpOptions = true)
    int status(@Option(names = "--json", description = JSON) boolean json) {
        try (var program = program()) {
            var status = program.getBean(Keys.class).status(JOB);
            tell(json ? KeyStatusTexts.asJson(status) : KeyStatusTexts.asText(status));
            return status.holds() ? 0 : DID_NOT_HOLD;
        }
    }

    /** Writes a copy, or opens one to prove that it can be. */
    @Command(
            name = "escrow",
            description = {
                "Writes a copy of the organisation's key to be kept elsewhere, or opens one to prove that it can be.",
                "The copy is a PKCS#12 file; the code that opens it is said once and kept nowhere."
            },
            mixinStandardHelpOptions = true)
    int escrow(
            @Option(names = "--to", paramLabel = "FILE", description = "Write a copy to this new file.") @Nullable
                    Path to,
            @Option(
                            names = "--holders",
                            defaultValue = "1",
                            description = "How many people must come together to open it: 1 or 2 (default: 1).")
                    int holders,
            @Option(names = "--confirm", paramLabel = "FILE", description = "Open this copy; asks for the codes.")
                    @Nullable
                    Path copy,
            @Option(
                            names = "--restore",
                            paramLabel = "FILE",
                            description = "Put the lost key file back from this copy, to where --to says.")
                    @Nullable
                    Path lost,
            @Option(
                            names = "--codes",
                            paramLabel = "FILE",
                            description = "Read the codes from this file, one a line; - is the standard input.")
                    @Nullable
                    Path codes,
            @Option(
                            names = "--kept-by-the-service",
                            description = "Confirm that the key service has a copy of its own.")
                    boolean service,
            @Option(names = "--by", paramLabel = "NAME", description = "Who confirms, as the record will say.")
                    @Nullable
                    String by)
            throws IOException {
        if (lost != null && to != null) {
            return restore(lost, TypedCodes.read(codes), to);
        }
        if ((to == null ? 0 : 1) + (copy == null ? 0 : 1) + (service ? 1 : 0) != 1 || holders < 1 || holders > 2) {
            throw wrong("Say one of --to FILE (with --holders 1 or 2), --confirm FILE or --kept-by-the-service");
        }
        if (to == null && (by == null || by.isBlank())) {
            throw wrong("Say who confirms: --by NAME");
        }
        if (copy != null && !Files.isReadable(copy)) {
            throw wrong("There is no file " + copy);
        }
        var typed = copy == null ? List.<String>of() : TypedCodes.read(codes);
        try (var program = program()) {
            var escrow = program.getBean(Escrow.class);
            if (to != null) {
                return write(escrow, to, holders);
            }
            var who = Objects.requireNonNull(by).strip();
            var confirmed =
                    copy == null ? List.of(escrow.keptByTheService(JOB, who)) : escrow.confirm(JOB, copy, typed, who);
            confirmed.forEach(
                    it -> tell("Confirmed: a copy of %s opens. %s, by %s".formatted(it.key(), it.at(), it.by())));
            return 0;
        } catch (NotACopy | IllegalStateException e) {
            tell(Objects.requireNonNullElse(e.getMessage(), "This is not a copy"));
            return DID_NOT_HOLD;
        }
    }

    /** The exit code is 3 when a copy of the new key must be confirmed first. */
    @Command(
            name = "rewrap",
            description = {
                "Makes a new key of the organisation and wraps every data key anew.",
                "Stops after making it until a copy of it was confirmed; run it again then. When it is interrupted,",
                "the next run goes on."
            },
            mixinStandardHelpOptions = true)
    int rewrap(
            @Option(names = "--without-a-copy", description = "Go on although nobody has confirmed a copy.")
                    boolean withoutACopy,
            @Option(names = "--rate", defaultValue = "5000", description = RATE) int rate,
            @Option(names = "--json", description = JSON) boolean json) {
        try (var program = program();
                var bar = new KeysBar("Wrapping", atLeastOne(rate))) {
            var ended = program.getBean(Rewrap.class).run(JOB, withoutACopy, bar);
            if (ended.lacksACopy()) {
                tell("The new key %s is made and wraps nothing yet. Keep a copy of it and confirm it, then go on:"
                        .formatted(ended.key()));
                tell("  ./havenport keys escrow --to FILE");
                tell("  ./havenport keys escrow --confirm FILE --by NAME");
                tell("  ./havenport keys rewrap");
                return NEEDS_A_COPY;
            }
            tell("%,d keys are wrapped by the new key %s. The old one is forgotten."
                    .formatted(ended.wrapped(), ended.key()));
            return ended(json, ended.wrapped(), 0);
        }
    }

    /** The exit code is 1 when a value did not open and keeps its old key. */
    @Command(
            name = "reseal",
            description = {
                "Makes new data keys for every patient and room, and seals every stored value anew.",
                "Reading and writing go on. When it is interrupted, the next run goes on."
            },
            mixinStandardHelpOptions = true)
    int reseal(
            @Option(names = "--rate", defaultValue = "5000", description = RATE) int rate,
            @Option(
                            names = "--grace",
                            paramLabel = "SECONDS",
                            defaultValue = "60",
                            description =
                                    "How long the old keys stay after the last value (default: ${DEFAULT-VALUE}).")
                    long grace,
            @Option(names = "--json", description = JSON) boolean json) {
        try (var program = program();
                var bar = new KeysBar("Sealing", atLeastOne(rate))) {
            var done = program.getBean(Reseal.class).run(JOB, Duration.ofSeconds(Math.max(0, grace)), bar);
            tell("%,d values are sealed with new keys.".formatted(done.sealed()));
            if (done.kept() > 0) {
                tell("%,d values do not open; their patients and rooms keep the old key beside the new one."
                        .formatted(done.kept()));
            }
            return ended(json, done.sealed(), done.kept());
        }
    }

    /** The exit code is 1 when a patient or room stands under the old key. */
    @Command(
            name = "rebuild",
            description = {
                "Makes a new key of the blind indexes and renews with it every value that is searched for.",
                "Searching and writing go on. When it is interrupted, the next run goes on."
            },
            mixinStandardHelpOptions = true)
    int rebuild(
            @Option(names = "--rate", defaultValue = "5000", description = RATE) int rate,
            @Option(
                            names = "--grace",
                            paramLabel = "SECONDS",
                            defaultValue = "10",
                            description = "How long a search may last that began before the new key was known"
                                    + " (default: ${DEFAULT-VALUE}).")
                    long grace,
            @Option(names = "--json", description = JSON) boolean json) {
        try (var program = program();
                var bar = new KeysBar("Rebuilding", atLeastOne(rate))) {
            var done = program.getBean(Rebuild.class).run(JOB, Duration.ofSeconds(Math.max(0, grace)), bar);
            tell("%,d rows are found under the new key of the indexes.".formatted(done.sealed()));
            if (done.kept() > 0) {
                tell(
                        "%,d patients or rooms stand under the old key: a value of theirs is another's too. Searches ask for both."
                                .formatted(done.kept()));
            }
            return ended(json, done.sealed(), done.kept());
        }
    }

    private int ended(boolean json, long done, long kept) {
        if (json) {
            tell("{\"holds\":%b,\"done\":%d,\"kept\":%d}".formatted(kept == 0, done, kept));
        }
        return kept == 0 ? 0 : DID_NOT_HOLD;
    }

    private int atLeastOne(int rate) {
        if (rate < 1) {
            throw wrong("At least one value a second");
        }
        return rate;
    }

    private int restore(Path copy, List<String> codes, Path to) throws IOException {
        try {
            Escrow.restore(copy, codes, to);
            tell("The key file is back at %s, readable by this account alone.".formatted(to));
            return 0;
        } catch (NotACopy e) {
            tell(Objects.requireNonNullElse(e.getMessage(), "This is not a copy"));
            return DID_NOT_HOLD;
        }
    }

    private int write(Escrow escrow, Path to, int holders) throws IOException {
        var made = escrow.write(JOB, to, holders);
        tell("A copy of the key is in %s. Keep it away from this machine and from the backups.".formatted(to));
        for (int i = 0; i < made.size(); i++) {
            tell("Code%s: %s".formatted(made.size() == 1 ? "" : " of holder " + (i + 1), made.get(i)));
        }
        tell("The %s said this once. Now prove that the copy opens:"
                .formatted(made.size() == 1 ? "code is" : "codes are"));
        tell("  ./havenport keys escrow --confirm %s --by NAME".formatted(to));
        return 0;
    }

    ConfigurableApplicationContext program() {
        if (!Files.isDirectory(data)) {
            throw wrong("There is no folder " + data);
        }
        return start.apply(
                new HashMap<>(Map.of("havenport.data", data.toString(), "havenport.audit.sealing", "false")));
    }

    void tell(String text) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }
}
