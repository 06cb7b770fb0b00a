package org.havenport.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code havenport import fhir}: reads FHIR R4, each patient of a file in one transaction. */
@Command(
        name = "fhir",
        description = {
            "Read FHIR R4 from files, folders and the standard input: bundles (transaction, batch, collection,",
            "searchset, document, history), single resources, and a resource on each line as bulk exports have it;",
            "JSON or XML, plain or gzip.",
            "A patient is found by two identifiers that agree; what is not certain waits for a person.",
            "Reading the same files again changes nothing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything was read, and nothing was refused.",
            "1:Everything was read, and something was refused; the list says what and why.",
            "2:The command was not understood, or a path does not exist."
        },
        mixinStandardHelpOptions = true)
public class ImportFhirCommand implements Callable<Integer> {

    private static final int SOME_REFUSED = 1;
    private static final Viewer JOB = Viewer.job("import");

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files or folders of them (.json, .ndjson, .xml, each also .gz); - is the standard input.")
    List<Path> paths = List.of();

    @Option(
            names = "--live",
            description = "Treat old items as news. Otherwise what is older than 30 days before this source's"
                    + " first import is history: shown, but nobody is asked to act on it.")
    boolean live;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "fhir",
            description = "The system the files come from (default: ${DEFAULT-VALUE}). The same ids of two sources"
                    + " are two things.")
    String source = "fhir";

    @Option(names = "--json", description = "Print one JSON object as the last line.")
    boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The folder of the data (default: ${DEFAULT-VALUE}). The portal may be running on it.")
    Path data = Path.of("data");

    public ImportFhirCommand(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var files = new ArrayList<Path>();
        for (var path : paths) {
            if (!path.equals(FhirFiles.STANDARD_INPUT) && !Files.exists(path)) {
                throw new ParameterException(line, "There is no " + path);
            }
            files.addAll(FhirFiles.in(path));
        }
        var summary = new ImportSummary();
        try (var program = start.apply(Map.of("havenport.data", data.toString()))) {
            var intake = program.getBean(Intake.class);
            var run = intake.begin(JOB, source, live);
            try (var bar = ImportBar.of(files)) {
                for (var file : FhirFiles.facilityFirst(files)) {
                    summary.add(read(intake, run, file, bar));
                    bar.done(file);
                }
            }
            intake.finish(JOB, run);
        }
        line.getOut().println(json ? summary.asJson() : summary.asText());
        line.getOut().flush();
        return summary.counts().refused() == 0 ? 0 : SOME_REFUSED;
    }

    private static FileReport read(Intake intake, Run run, Path file, ImportBar bar) {
        try (var in = file.equals(FhirFiles.STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
            return intake.read(JOB, run, file.toString(), in, bar.of(file));
        } catch (IOException e) {
            return intake.unreadable(JOB, run, file.toString());
        }
    }
}
