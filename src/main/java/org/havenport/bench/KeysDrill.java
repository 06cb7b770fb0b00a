package org.havenport.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.vault.Keys;
import org.havenport.vault.Unreadable;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code havenport drill keys}: renews every key, as a second program on the same database, while patients read and
 * staff search over HTTP; then destroys the key of one patient and counts what can still be read.
 */
@Command(
        name = "keys",
        description = "Renews every key while patients read and staff search, and counts what fails or is missed.",
        mixinStandardHelpOptions = true)
public class KeysDrill implements Callable<Integer> {

    private static final String RESULTS = "/fhir/r4/Observation?category=laboratory&_sort=-date&_count=20";
    private static final Viewer.Job JOB = new Viewer.Job("drill");
    private static final int READERS = 4;
    private static final List<String> NAMES = List.of("Alv", "Ben", "Car", "Mor", "San", "Tor");
    private static final Pattern PATIENT = Pattern.compile("class=\"c-who\">.*?</th>");

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();

    @Option(names = "--n", defaultValue = "100", description = "Synthetic patients (default: ${DEFAULT-VALUE}).")
    int patients;

    @Option(names = "--seed", description = "Repeats a run; drawn when it is left out.")
    @Nullable
    Long seed;

    public KeysDrill(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    /** Somebody who asks: a patient for results, or a nurse, with a form, for patients; and what was answered before. */
    private record Reader(String cookie, @Nullable String form, String answer) {

        Reader answered(String before) {
            return new Reader(cookie, form, before);
        }
    }

    /** The exit code is 0 only when no read failed and nothing was left of the destroyed key's patient. */
    @Override
    public Integer call() throws Exception {
        var drawn = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
        var folder = Files.createTempDirectory("havenport-drill-");
        try (var program =
                start.apply(Map.of("havenport.data", folder.toString(), "havenport.rounds", true, "server.port", 0))) {
            var clock = program.getBean(Clock.class);
            var practice = new Loading(program, new Practice(drawn, patients, clock.instant(), 0, 0, List.of())).load();
            var portal =
                    URI.create("http://127.0.0.1:" + program.getEnvironment().getRequiredProperty("local.server.port"));
            var readers = new ArrayList<Reader>();
            for (var login : practice.patientLogins()) {
                readers.add(new Reader(SignedIn.of(portal, login, clock).cookie(), null, ""));
            }
            for (var login : practice.nurses()) {
                var nurse = SignedIn.of(portal, login, clock);
                for (var name : NAMES) {
                    var form = nurse.form("/staff/patients", "name", name, "born", "", "number", "", "phone", "");
                    readers.add(new Reader(nurse.cookie(), form, ""));
                }
            }
            for (var all = readers.listIterator(); all.hasNext(); ) {
                var one = all.next();
                all.set(one.answered(ask(portal, one)));
            }
            var began = System.nanoTime();
            var codes = renewWhileTheyRead(folder.toString(), portal, readers);
            var seconds = (System.nanoTime() - began) / 1e9;
            var left = leftOf(program, practice.patientLogins().getFirst());
            var held = codes == 0 && failed.get() == 0 && left == 0 && somebodyIsFound(readers);
            System.out.printf(
                    "keys: %,d patients, %,d resources, seed %d%n"
                            + "  renewed: all data keys, the key of the indexes and that of the organisation, in %.1f s%n"
                            + "  reads and searches meanwhile %,d by %d readers, failed or different %,d%n"
                            + "  a destroyed key leaves %d readable entries of its patient%n  %s%n",
                    patients,
                    practice.resources(),
                    drawn,
                    seconds,
                    reads.get(),
                    readers.size(),
                    failed.get(),
                    left,
                    held ? "held" : "NOT HELD");
            return held ? 0 : 1;
        }
    }

    private int renewWhileTheyRead(String folder, URI portal, List<Reader> readers)
            throws IOException, InterruptedException {
        var stop = new AtomicBoolean();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < READERS; i++) {
            var first = i;
            threads.add(Thread.startVirtualThread(() -> {
                for (int n = first; !stop.get(); n += READERS) {
                    read(portal, readers.get(n % readers.size()));
                }
            }));
        }
        int codes = keys(folder, "reseal", "--grace", "2")
                + keys(folder, "rebuild", "--grace", "2")
                + keys(folder, "rewrap", "--without-a-copy");
        stop.set(true);
        for (var thread : threads) {
            thread.join();
        }
        return codes;
    }

    /** As an operator gives it: a program of its own on the same database. */
    private static int keys(String folder, String... command) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(
                List.of(java, "-cp", System.getProperty("java.class.path"), "org.havenport.Havenport", "keys"));
        line.addAll(List.of(command));
        line.addAll(List.of("--data", folder));
        return new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void read(URI portal, Reader reader) {
        reads.incrementAndGet();
        try {
            if (!ask(portal, reader).equals(reader.answer())) {
                failed.incrementAndGet();
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String ask(URI portal, Reader reader) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(portal.resolve(reader.form() == null ? RESULTS : "/staff/patients"))
                .header("Cookie", reader.cookie());
        if (reader.form() != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(reader.form()));
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Answered with " + answer.statusCode());
        }
        return reader.form() == null ? answer.body() : found(answer.body());
    }

    private static boolean somebodyIsFound(List<Reader> readers) {
        return readers.stream().anyMatch(it -> it.form() != null && !it.answer().isEmpty());
    }

    /** Whom a page of a search lists; the rest of it is drawn anew each time. */
    private static String found(String page) {
        return PATIENT.matcher(page).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private static long leftOf(ConfigurableApplicationContext program, Practice.Login login) {
        UUID patient = java.util.Objects.requireNonNull(login.patient());
        var chart = program.getBean(Chart.class);
        var items = chart.items(JOB, ItemQuery.of(patient).atMost(500), "drill-counted");
        program.getBean(Keys.class).shred(JOB, patient);
        return items.stream()
                .filter(item -> {
                    try {
                        return chart.open(JOB, patient, item.id(), "drill-counted")
                                .isPresent();
                    } catch (Unreadable gone) {
                        return false;
                    }
                })
                .count();
    }
}
