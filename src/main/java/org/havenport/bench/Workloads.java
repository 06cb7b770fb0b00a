package org.havenport.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.havenport.bench.Client.Ask;
import org.havenport.bench.Measured.Goal;
import org.havenport.bench.Practice.Login;
import org.havenport.intake.Counts;
import org.havenport.intake.Intake;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** What is measured, in one run: the floor first and last, the program between. */
final class Workloads {

    private static final String RESULTS = "/fhir/r4/Observation?category=laboratory&_sort=-date&_count=20";
    private static final Viewer.Job JOB = new Viewer.Job("import");
    private static final int FEW = 8;
    private static final int MANY = 64;
    private static final int BUNDLES = 150;
    private static final int ROWS = 60;

    private final Path data;
    private final Practice practice;
    private final URI portal;
    private final double seconds;
    private final String only;
    private final List<Measured> done = new ArrayList<>();
    private final Map<String, SignedIn> signedIn = new LinkedHashMap<>();

    Workloads(Path data, Practice practice, URI portal, double seconds, @Nullable String only) {
        this.only = only == null ? "" : only;
        this.data = data;
        this.practice = practice;
        this.portal = portal;
        this.seconds = seconds;
    }

    List<Measured> run(Intake intake, Clock clock) throws IOException, InterruptedException {
        for (var login : practice.logins()) {
            signedIn.put(login.username(), SignedIn.of(portal, login, clock));
        }
        try (var floor = Beside.start(Floor.class, data.toString())) {
            var at = URI.create("http://127.0.0.1:" + floor.line());
            var results = floor("results", at, floor.pid(), FEW);
            var patient = floor("patient", at, floor.pid(), FEW);
            var insert = inserts(at, floor.pid());
            patients(results, patient);
            nurses();
            if (only.isEmpty() || only.contains("import")) {
                imports(intake, insert);
            }
            floor("results", at, floor.pid(), FEW);
        }
        return done;
    }

    private void patients(double results, double patient) throws IOException {
        var entries = "\"searchset\"";
        var who = practice.patientLogins();
        var timesThree = new Goal(3, true);
        var timesFour = new Goal(4, true);
        portal("20 newest results, JSON", FEW, results, timesThree, each(who, _ -> RESULTS, entries));
        portal(
                "Patient, JSON",
                FEW,
                patient,
                timesFour,
                each(who, it -> "/fhir/r4/Patient/" + it.patient(), "\"Patient\""));
        portal("results, page", FEW, results, timesFour, each(who, _ -> "/results", "<html"));
        portal("home, page", FEW, null, new Goal(1.0, false), each(who, _ -> "/home", "<html"));
        portal("20 newest results, JSON", MANY, results, timesThree, each(who, _ -> RESULTS, entries));
        portal("results, page", MANY, results, timesFour, each(who, _ -> "/results", "<html"));
    }

    private void nurses() throws IOException, InterruptedException {
        var who = practice.nurses();
        var oneMillisecond = new Goal(1.0, false);
        portal("results to review, page", FEW, null, oneMillisecond, each(who, _ -> "/staff/results", "<html"));
        var searches = new ArrayList<Ask>();
        for (var login : who) {
            var nurse = signedIn(login);
            for (var name : List.of("Alv", "Ben", "Car", "Mor", "San", "Tor")) {
                var form = nurse.form("/staff/patients", "name", name, "born", "", "number", "", "phone", "");
                searches.add(new Ask(portal.resolve("/staff/patients").toString(), nurse.cookie(), form, "<html"));
            }
        }
        portal("patient search, page", FEW, null, null, searches);
    }

    /** Patients nobody has imported before, in one thread as a feed brings them; then the same again. */
    private void imports(Intake intake, double floor) throws IOException {
        var first = practice.patients() + practice.runs() * 2 * BUNDLES;
        var generator = practice.generator();
        var bundles = IntStream.range(first, first + 2 * BUNDLES)
                .mapToObj(generator::patient)
                .toList();
        var run = intake.begin(JOB, Practice.SOURCE, false);
        Loading.read(intake, run, bundles.subList(0, BUNDLES));
        var measured = bundles.subList(BUNDLES, bundles.size());
        imported("import, per resource", intake, run, measured, floor, new Goal(0.10, false));
        imported("import again, per resource", intake, run, measured, floor, new Goal(0.04, false));
        intake.finish(JOB, run);
    }

    private void imported(
            String work, Intake intake, org.havenport.intake.Run run, List<byte[]> bundles, double floor, Goal goal)
            throws IOException {
        var postmaster = FloorTables.postmaster(data);
        var program = Cpu.ofThis();
        var database = Cpu.of(postmaster);
        var began = System.nanoTime();
        var counts = Counts.NONE;
        var times = new double[bundles.size()];
        for (int i = 0; i < times.length; i++) {
            var start = System.nanoTime();
            counts = counts.plus(intake.read(JOB, run, "bench", new ByteArrayInputStream(bundles.get(i)))
                    .counts());
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        var took = (System.nanoTime() - began) / 1e9;
        java.util.Arrays.sort(times);
        var n = counts.read();
        var parts = Map.of("program", (Cpu.ofThis() - program) / n, "database", (Cpu.of(postmaster) - database) / n);
        var cpu = parts.values().stream().mapToDouble(it -> it).sum();
        var p50 = times[times.length / 2];
        var p99 = times[(int) (times.length * 0.99)];
        done.add(new Measured(work, 1, n, cpu, parts, 0, n / took, p50, p99, counts.refused(), floor, goal));
    }

    private List<Ask> each(List<Login> who, Function<Login, String> path, String contains) {
        return who.stream()
                .map(it -> new Ask(
                        portal.resolve(path.apply(it)).toString(), signedIn(it).cookie(), null, contains))
                .toList();
    }

    private SignedIn signedIn(Login login) {
        return java.util.Objects.requireNonNull(signedIn.get(login.username()));
    }

    private double floor(String what, URI at, long pid, int clients) throws IOException {
        var asks = practice.patientLogins().stream()
                .map(it -> new Ask(at + "/" + what + "/" + it.patient(), null, null, "resourceType"))
                .toList();
        return measure("floor: " + what, clients, asks, Map.of("floor", pid), null, null);
    }

    private double inserts(URI at, long pid) throws IOException {
        var ask = new Ask(at + "/insert/" + ROWS, null, null, "rows");
        var bundle = measure("floor: insert of 60 rows", 1, List.of(ask), Map.of("floor", pid), null, null);
        return bundle / ROWS;
    }

    private void portal(String work, int clients, @Nullable Double floor, @Nullable Goal goal, List<Ask> asks)
            throws IOException {
        if (!work.contains(only)) {
            return;
        }
        measure(work, clients, asks, Map.of("program", ProcessHandle.current().pid()), floor, goal);
    }

    private double measure(
            String work,
            int clients,
            List<Ask> asks,
            Map<String, Long> server,
            @Nullable Double floor,
            @Nullable Goal goal)
            throws IOException {
        System.err.printf("%s, %d clients%n", work, clients);
        var processes = new LinkedHashMap<>(server);
        processes.put("database", FloorTables.postmaster(data));
        var answered = Beside.ask(new Client.Work(clients, seconds / 2, seconds, asks, processes));
        var parts = new LinkedHashMap<String, Double>();
        answered.cpu().forEach((name, cpu) -> parts.put(name, cpu / answered.requests()));
        var client = java.util.Objects.requireNonNull(parts.remove("client"));
        var cpu = parts.values().stream().mapToDouble(it -> it).sum();
        done.add(new Measured(
                work,
                clients,
                answered.requests(),
                cpu,
                parts,
                client,
                answered.requests() / answered.seconds(),
                answered.p50(),
                answered.p99(),
                answered.errors() + answered.wrong(),
                floor,
                goal));
        return cpu;
    }
}
