package org.havenport.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the schema up to date, room by room in the order of {@code db/migration/rooms}. When nothing in the migrations
 * has changed since the last start, Flyway is not asked at all: that is most of a start's time.
 */
final class Migrations {

    private static final String HISTORY = "flyway_schema_history_";

    private final Server server;

    Migrations(Server server) {
        this.server = server;
    }

    void run() {
        var fingerprint = fingerprint();
        try (var connection = owner()) {
            if (fingerprint.equals(applied(connection))) {
                return;
            }
            refuseNewer(connection);
            for (var room : rooms()) {
                migrate(room);
            }
            remember(connection, fingerprint);
        } catch (SQLException e) {
            throw new IllegalStateException("The schema could not be brought up to date", e);
        }
    }

    /** The rooms with tables, each after the rooms it may know. */
    static List<String> rooms() {
        try (var in = Migrations.class.getResourceAsStream("/db/migration/rooms")) {
            if (in == null) {
                throw new IllegalStateException("db/migration/rooms is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void migrate(String room) {
        Flyway.configure()
                .dataSource(server.url(), Credentials.OWNER, server.password(Credentials.OWNER))
                .locations("classpath:db/migration/" + room)
                .failOnMissingLocations(false)
                .table(HISTORY + room)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // What a newer version migrated is not ours to open, and is not passed over.
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    /** A room this version does not have was migrated by a newer one. */
    private static void refuseNewer(Connection connection) throws SQLException {
        var known = rooms();
        try (var statement =
                connection.prepareStatement("select tablename from pg_tables where starts_with(tablename, ?)")) {
            statement.setString(1, HISTORY);
            var rows = statement.executeQuery();
            while (rows.next()) {
                if (!known.contains(rows.getString(1).substring(HISTORY.length()))) {
                    throw new IllegalStateException(
                            "This database was migrated by a newer version of Havenport: it has " + rows.getString(1));
                }
            }
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(server.url(), Credentials.OWNER, server.password(Credentials.OWNER));
    }

    private static String applied(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists havenport");
            statement.execute("create table if not exists havenport.schema_state (fingerprint text not null)");
            try (var row = statement.executeQuery("select fingerprint from havenport.schema_state")) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private static void remember(Connection connection, String fingerprint) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("delete from havenport.schema_state");
        }
        try (var insert = connection.prepareStatement("insert into havenport.schema_state values (?)")) {
            insert.setString(1, fingerprint);
            insert.executeUpdate();
        }
    }

    private static String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql");
            Arrays.sort(files, Comparator.comparing(Migrations::path));
            for (var file : files) {
                digest.update(path(file).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(Resource file) {
        try {
            var url = file.getURL().toString();
            return url.substring(url.lastIndexOf("db/migration/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
