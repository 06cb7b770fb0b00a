package org.havenport.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** For tests alone: a PostgreSQL of somebody else, reached by TLS and passwords only, made of the carried programs. */
public final class ForeignServer implements AutoCloseable {

    private static final String SUPERUSER_PASSWORD = "a superuser's own";

    private final Path folder;
    private final int port;
    private final Path certificate;

    private ForeignServer(Path folder, int port, Path certificate) {
        this.folder = folder;
        this.port = port;
        this.certificate = certificate;
    }

    /** Makes a cluster in the folder and starts it with this certificate, which must name {@code localhost}. */
    public static ForeignServer start(Path folder, Path certificate, Path key) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var server = new ForeignServer(folder, port, certificate);
        var secret = Files.writeString(folder.resolve("superuser"), SUPERUSER_PASSWORD);
        server.run(
                "initdb",
                "-D",
                server.data(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--locale=C");
        Files.writeString(
                folder.resolve("data/pg_hba.conf"),
                "hostssl all all 127.0.0.1/32 scram-sha-256\nhostssl all all ::1/128 scram-sha-256\n");
        Files.writeString(folder.resolve("data/postgresql.auto.conf"), """
                port = %d
                listen_addresses = 'localhost'
                unix_socket_directories = ''
                max_connections = 100
                ssl = on
                ssl_cert_file = '%s'
                ssl_key_file = '%s'
                """.formatted(port, certificate, key));
        server.resume();
        return server;
    }

    /** Starts it again where it was. */
    public void resume() throws Exception {
        run("pg_ctl", "-D", data(), "-l", folder.resolve("log").toString(), "-w", "-t", "60", "start");
    }

    /** Its address for the portal, by TLS with its own certificate as the one that is trusted. */
    public String url() {
        return "postgresql://localhost:%d/havenport?sslrootcert=%s".formatted(port, certificate);
    }

    public int port() {
        return port;
    }

    /** Makes the roles and the database as an operator does: with what {@code database roles} prints, as superuser. */
    public Path prepare(Path passwords) throws SQLException {
        for (var statement :
                Credentials.made(passwords, Credentials.portalRoles()).statements("havenport")) {
            superuser(statement);
        }
        return passwords;
    }

    public void superuser(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        Address.parse(url().replace("/havenport?", "/postgres?"))
                                .jdbc("test"),
                        "postgres",
                        SUPERUSER_PASSWORD);
                var asking = connection.createStatement()) {
            asking.execute(statement);
        }
    }

    /** The names of the schemas in the portal's database: what the portal has made there. */
    public Set<String> schemas() throws SQLException {
        var found = new java.util.TreeSet<String>();
        try (var connection =
                        DriverManager.getConnection(Address.parse(url()).jdbc("test"), "postgres", SUPERUSER_PASSWORD);
                var asking = connection.createStatement();
                var rows = asking.executeQuery("select nspname from pg_namespace where nspname !~ '^pg_'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() throws Exception {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(Binaries.home().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var said = Files.createTempFile(folder, "run", ".txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + ": " + Files.readString(said, StandardCharsets.UTF_8));
        }
    }
}
