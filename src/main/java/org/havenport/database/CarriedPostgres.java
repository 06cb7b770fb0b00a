package org.havenport.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * The PostgreSQL that Havenport carries: durable (fsync on), reachable on the loopback address alone, every role with a
 * password of its own. A server left running by a killed program is adopted.
 */
@Component
@Conditional(Given.Not.class)
class CarriedPostgres implements Server {

    private static final Logger log = LoggerFactory.getLogger(CarriedPostgres.class);
    private static final String NAME = "havenport-" + ProcessHandle.current().pid();

    private final Path folder;
    private final Path data;
    private final Path binaries;
    private final Credentials credentials;
    private int port;

    CarriedPostgres(@Value("${havenport.data}") Path folder) {
        this.folder = folder.toAbsolutePath().resolve("postgres");
        this.data = this.folder.resolve("data");
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.binaries = Binaries.home();
        this.credentials = Credentials.of(this.folder.resolve("credentials.properties"));
    }

    /** The JDBC address of the portal's database; errors carry no values, so that no log can. */
    @Override
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/havenport?ApplicationName=%s&logServerErrorDetail=false&reWriteBatchedInserts=true"
                .formatted(port, NAME);
    }

    @Override
    public String password(String role) {
        return credentials.password(role);
    }

    /** Adopts the running server of this folder or starts one, making the cluster first when there is none. */
    @Override
    public void start() {
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            var running = runningPort();
            if (running != null) {
                port = running;
                log.info("Adopted the running PostgreSQL on port {}", port);
                return;
            }
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise();
            }
            launch();
            if (!Files.exists(folder.resolve("ready"))) {
                createRolesAndDatabase();
                Files.createFile(folder.resolve("ready"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isVerified() {
        // It listens on the loopback address alone.
        return false;
    }

    /** Stops the server when no other Havenport process is connected to it. */
    @Override
    public void release() {
        try {
            if (othersConnected()) {
                return;
            }
            stop();
        } catch (SQLException e) {
            log.info("PostgreSQL is already down");
        }
    }

    /** Stops the server as an orderly shutdown that ends open sessions. */
    void stop() {
        run(List.of(program("pg_ctl"), "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop"));
    }

    private boolean othersConnected() throws SQLException {
        try (var connection = superuser("postgres");
                var statement = connection.prepareStatement(
                        "select count(*) from pg_stat_activity where application_name like 'havenport-%'"
                                + " and application_name <> ?")) {
            statement.setString(1, NAME);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    private void initialise() throws IOException {
        var secret = Files.createTempFile(folder, "initdb", "");
        try {
            Files.writeString(secret, credentials.password("postgres"));
            run(List.of(
                    program("initdb"),
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-E",
                    "UTF8",
                    "--auth=scram-sha-256",
                    "--pwfile=" + secret,
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--data-checksums"));
        } finally {
            Files.delete(secret);
        }
    }

    private void launch() throws IOException {
        port = freePort();
        var options = String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c max_connections=100",
                "-c fsync=on -c synchronous_commit=on",
                // What the server writes to its log must not tell values.
                "-c log_error_verbosity=terse -c log_min_error_statement=panic -c log_parameter_max_length_on_error=0");
        run(List.of(
                program("pg_ctl"),
                "-D",
                data.toString(),
                "-l",
                folder.resolve("postgres.log").toString(),
                "-w",
                "-t",
                "60",
                "-o",
                options,
                "start"));
    }

    private void createRolesAndDatabase() {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            for (var role : Credentials.roles()) {
                if (role.equals(Credentials.SUPERUSER)) {
                    continue;
                }
                statement.execute("drop role if exists " + role);
            }
            for (var line : credentials.statements("havenport")) {
                statement.execute(line);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The roles of the new database could not be made", e);
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=%s".formatted(port, database, NAME),
                "postgres",
                credentials.password("postgres"));
    }

    /** The port in {@code postmaster.pid} when its process lives, else null. */
    private @Nullable Integer runningPort() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return null;
        }
        var lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return null;
        }
        var alive = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"));
        return alive.isPresent() ? Integer.valueOf(lines.get(3).strip()) : null;
    }

    /** The port of last time when it is free, so that open pools find the server again. */
    private int freePort() throws IOException {
        var remembered = folder.resolve("port");
        var wish = Files.exists(remembered)
                ? Integer.parseInt(Files.readString(remembered).strip())
                : 0;
        int free;
        try (var socket = new ServerSocket(wish, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        } catch (IOException taken) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                free = socket.getLocalPort();
            }
        }
        Files.writeString(remembered, Integer.toString(free));
        return free;
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private void run(List<String> program) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not, and files stay root's.
            command.add("unshare");
            command.add("-U");
        }
        command.addAll(program);
        try {
            var output = Files.createTempFile(folder, "run", ".log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("%s failed: %s"
                        .formatted(
                                Path.of(program.getFirst()).getFileName(),
                                Files.readString(output).strip()));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
