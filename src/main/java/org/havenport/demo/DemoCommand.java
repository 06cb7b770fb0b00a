package org.havenport.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the synthetic practice and says who can sign in; runs until it is stopped. */
@Command(
        name = "demo",
        description = "Start a synthetic practice to look around in. Nothing in it is about a real person.",
        mixinStandardHelpOptions = true)
public class DemoCommand implements Callable<Integer> {

    private static final long SEED = 20_261_119;
    private static final int FEWEST = 2;

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the web pages (default: 8080).")
    int port;

    @Option(names = "--data", description = "Folder for the data (default: data/demo beside the launcher).")
    @Nullable
    Path data;

    @Option(names = "--patients", defaultValue = "30", description = "How many patients to make (default: 30).")
    int patients;

    @Option(names = "--accounts", description = "Only print who can sign in, with the codes of this minute.")
    boolean accountsOnly;

    public DemoCommand(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    @Override
    public Integer call() throws InterruptedException {
        var clock = Clock.systemUTC();
        var folder = folder();
        if (accountsOnly) {
            return printAccounts(folder, clock);
        }
        if (isTaken(port)) {
            return portInUse();
        }
        if (Opening.read(folder).isEmpty()) {
            if (isForeign(folder)) {
                return fail("%s holds other data. Choose an empty folder with --data.".formatted(folder));
            }
            Opening.begin(clock.instant(), SEED, Math.max(FEWEST, patients)).write(folder);
            System.err.println("Opening a synthetic practice in " + folder + ". This happens once.");
        }
        // The program ends by its own hook when it is told to stop, and the database it carries with it.
        ConfigurableApplicationContext program;
        try {
            program = start.apply(Map.of(
                    "havenport.data",
                    folder.toString(),
                    "havenport.demo",
                    "true",
                    "havenport.rounds",
                    "true",
                    "havenport.notices.keep",
                    "true",
                    "havenport.notices.portal",
                    "http://localhost:" + port + "/",
                    "server.port",
                    port));
        } catch (RuntimeException e) {
            return explain(e);
        }
        var at = program.getEnvironment().getRequiredProperty("local.server.port");
        System.out.printf("%n%s is open: http://localhost:%s%n", Facility.NAME, at);
        printAccounts(folder, clock);
        System.out.println("Stop it with Ctrl-C.");
        new CountDownLatch(1).await();
        return 0;
    }

    private Path folder() {
        var chosen = data == null ? Path.of(System.getProperty("havenport.home", "."), "data", "demo") : data;
        return chosen.toAbsolutePath().normalize();
    }

    private static int printAccounts(Path folder, Clock clock) {
        if (!DemoAccounts.exist(folder)) {
            return fail("There is no practice in %s yet. Start it with: ./havenport demo".formatted(folder));
        }
        System.out.printf(
                "%nWho can sign in:%n%n%s%n", DemoAccounts.read(folder).table(clock.instant()));
        System.out.println(PeopleInvited.table(folder));
        System.out.printf(
                "A code holds for half a minute; new ones: ./havenport demo --accounts%nThe same list: %s%n",
                DemoAccounts.file(folder));
        return 0;
    }

    /** Data of a practice that this command did not make must not become synthetic. */
    private static boolean isForeign(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asked before anything is started: the answer should not take as long as the start. */
    private static boolean isTaken(int port) {
        try (var socket = ServerSocketChannel.open()) {
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private int portInUse() {
        return fail("Port %d is in use. Choose another with --port.".formatted(port));
    }

    private int explain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return portInUse();
            }
        }
        throw failure;
    }

    private static int fail(String why) {
        System.err.println(why);
        return 1;
    }
}
