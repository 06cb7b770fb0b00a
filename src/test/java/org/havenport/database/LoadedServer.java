package org.havenport.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;

/**
 * For tests alone: the carried PostgreSQL with a database as another version made it, with that version's roles,
 * passwords and migrations, and not with those of the program under test.
 */
public final class LoadedServer implements AutoCloseable {

    private final CarriedPostgres server;

    /**
     * Starts a new, empty one in a data folder in which the passwords already lie.
     *
     * @param roles those that version made for the database
     */
    public LoadedServer(Path folder, List<String> roles) throws IOException, SQLException {
        // With this file the program under test believes that its own roles are there, and makes none.
        Files.createFile(folder.resolve("postgres/ready"));
        server = new CarriedPostgres(folder);
        server.start();
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            for (var role : roles) {
                statement.execute("create role %s login nosuperuser nocreatedb nocreaterole nobypassrls password '%s'"
                        .formatted(role, server.password(role)));
            }
            statement.execute("create database havenport owner havenport_owner");
            statement.execute("revoke all on database havenport from public");
            for (var role : roles) {
                statement.execute("grant connect on database havenport to " + role);
            }
        }
    }

    /** Runs that version's migrations of one room. */
    public void migrate(Path folder, String room) {
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.WARN);
        Flyway.configure()
                .dataSource(server.url(), "havenport_owner", server.password("havenport_owner"))
                .locations("filesystem:" + folder.resolve(room))
                .failOnMissingLocations(false)
                .table("flyway_schema_history_" + room)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** A connection that may do everything. */
    public Connection superuser() throws SQLException {
        return superuser("havenport");
    }

    public Connection owner() throws SQLException {
        return DriverManager.getConnection(server.url(), "havenport_owner", server.password("havenport_owner"));
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                server.url().replace("/havenport?", "/" + database + "?"), "postgres", server.password("postgres"));
    }

    /** Ends the server that a program which could not start has left running. */
    public static void stop(Path folder) {
        var left = new CarriedPostgres(folder);
        left.start();
        left.stop();
    }

    @Override
    public void close() {
        server.stop();
    }
}
