package org.havenport.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.havenport.intake.Intake;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code havenport bench}: what an answer costs, beside the least it could cost, on this machine and in this minute. */
@Command(
        name = "bench",
        description = {
            "Measure what reading and importing cost, beside a floor in the same run.",
            "Synthetic patients are loaded once and kept in the folder of the data."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Everything was answered rightly.", "1:Something was answered wrongly, or not at all."},
        mixinStandardHelpOptions = true)
public class BenchCommand implements Callable<Integer> {

    private static final long SEED = 20_261_119;
    private static final int SMALL = 1_000;

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;

    @Option(names = "--patients", defaultValue = "10000", description = "How many patients to load (default: 10000).")
    int patients;

    @Option(names = "--data", description = "Folder for the data (default: data/bench-PATIENTS beside the launcher).")
    @Nullable
    Path data;

    @Option(names = "--seconds", description = "How long to measure each (default: 8, or 2 with few patients).")
    @Nullable
    Double seconds;

    @Option(names = "--seed", defaultValue = "" + SEED, description = "Of the generator (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--only", description = "Measure only the work whose name contains this, beside the floor.")
    @Nullable
    String only;

    @Option(names = "--json", description = "Print one JSON object as the last line.")
    boolean json;

    public BenchCommand(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    @Override
    public Integer call() throws Exception {
        var home = Path.of(System.getProperty("havenport.home", "."));
        var folder = (data == null ? home.resolve("data/bench-" + patients) : data)
                .toAbsolutePath()
                .normalize();
        Files.createDirectories(folder);
        var each = seconds == null ? patients < SMALL ? 2.0 : 8.0 : seconds;
        var before = Cpu.load();
        Instant at;
        Practice practice;
        List<Measured> measured;
        try (var program =
                start.apply(Map.of("havenport.data", folder.toString(), "havenport.rounds", true, "server.port", 0))) {
            at = program.getBean(Clock.class).instant();
            practice = practice(program, folder, at);
            var portal =
                    URI.create("http://127.0.0.1:" + program.getEnvironment().getRequiredProperty("local.server.port"));
            measured = new Workloads(folder, practice, portal, each, only)
                    .run(program.getBean(Intake.class), program.getBean(Clock.class));
            practice.measured().write(folder);
        }
        var wrong = measured.stream().mapToLong(Measured::errors).sum();
        var report = new Report(
                at,
                Report.commitOf(home),
                practice.seed(),
                practice.patients(),
                practice.resources(),
                each,
                before,
                Cpu.load(),
                Runtime.getRuntime().availableProcessors(),
                wrong,
                measured);
        System.out.print(report.asText());
        if (json) {
            System.out.println(report.asJson());
        }
        return wrong == 0 ? 0 : 1;
    }

    private Practice practice(ConfigurableApplicationContext program, Path folder, Instant at) throws Exception {
        if (Practice.isIn(folder)) {
            return Practice.read(folder);
        }
        System.err.printf("Loading %,d synthetic patients into %s. This happens once.%n", patients, folder);
        var loaded = new Loading(program, new Practice(seed, patients, at, 0, 0, List.of())).load();
        FloorTables.fill(
                folder,
                loaded.patientLogins().stream().map(Practice.Login::patient).toList(),
                patients);
        FloorTables.settle(folder);
        return loaded.write(folder);
    }
}
