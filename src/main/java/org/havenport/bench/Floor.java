package org.havenport.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * The least that such an answer can cost on this machine: the server of the JDK, one statement, a plain table, the same
 * PostgreSQL. Nobody is asked who they are, nothing is encrypted, and nothing is written down.
 */
public final class Floor {

    private static final String NEWEST = """
            select body from result where patient_id = ? and category = 'LABORATORY'
            order by effective desc limit 20""";
    private static final String PATIENT = "select body from patient where id = ?";
    private static final String INSERT = """
            insert into arrival (id, patient_id, body)
            select gen_random_uuid(), ?, b from unnest(?::text[]) b""";
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;

    private Floor(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Serves until it is ended; the first line of its output is its port. The first argument is the folder of the data. */
    public static void main(String[] args) throws IOException {
        // Without this, Nagle's algorithm waits 40 ms in every answer whose body is written after its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var pool = new HikariDataSource();
        pool.setDataSource(FloorTables.source(Path.of(args[0]), "floor"));
        pool.setMaximumPoolSize(CONNECTIONS);
        var floor = new Floor(pool);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/results/", exchange -> floor.answer(exchange, floor::results));
        server.createContext("/patient/", exchange -> floor.answer(exchange, floor::patient));
        server.createContext("/insert/", exchange -> floor.answer(exchange, floor::insert));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private interface Work {
        byte[] of(String last) throws SQLException;
    }

    private void answer(HttpExchange exchange, Work work) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = work.of(path.substring(path.lastIndexOf('/') + 1));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (SQLException e) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private byte[] results(String patient) throws SQLException {
        var out = new ByteArrayOutputStream(32_768);
        out.writeBytes("{\"resourceType\":\"Bundle\",\"entry\":[".getBytes(StandardCharsets.UTF_8));
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(NEWEST)) {
            statement.setObject(1, UUID.fromString(patient));
            try (var rows = statement.executeQuery()) {
                var separator = "{\"resource\":";
                while (rows.next()) {
                    out.writeBytes(separator.getBytes(StandardCharsets.UTF_8));
                    out.writeBytes(rows.getBytes(1));
                    separator = "},{\"resource\":";
                }
            }
        }
        out.writeBytes("}]}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private byte[] patient(String id) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(PATIENT)) {
            statement.setObject(1, UUID.fromString(id));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : new byte[0];
            }
        }
    }

    /** Inserts as many rows as the address says, in one statement, as a patient's bundle would be. */
    private byte[] insert(String many) throws SQLException {
        var bodies = new String[Integer.parseInt(many)];
        Arrays.fill(bodies, FloorTables.observation(4.4));
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, UUID.randomUUID());
            statement.setArray(2, connection.createArrayOf("text", bodies));
            return ("{\"rows\":" + statement.executeUpdate() + "}").getBytes(StandardCharsets.UTF_8);
        }
    }
}
