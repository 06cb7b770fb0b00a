package org.havenport.database;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Whether a PostgreSQL can be used, asked from outside and without changing it.
 *
 * @param seen what was seen, in words for an operator
 */
public record Probe(boolean usable, String seen) {

    /** The carried one: whether its programs are there for this machine. */
    public static Probe carried() {
        try {
            return new Probe(true, "%s is carried, in %s".formatted(Binaries.VERSION, Binaries.home()));
        } catch (IllegalStateException | UncheckedIOException e) {
            return new Probe(false, String.valueOf(e.getMessage()));
        }
    }

    /** One that was given: whether it answers to the owner of the tables, by TLS, in a version that will do. */
    public static Probe given(String url, Path passwords) {
        try {
            var address = Address.parse(url);
            var kept = Credentials.kept(passwords);
            try (var connection = DriverManager.getConnection(
                    address.jdbc(GivenPostgres.NAME), Credentials.OWNER, kept.password(Credentials.OWNER))) {
                var unsafe = Standing.unsafe(connection, address.isVerified());
                return unsafe.isEmpty()
                        ? new Probe(
                                true,
                                "%s at %s answers"
                                        .formatted(
                                                connection.getMetaData().getDatabaseProductVersion(), address.hosts()))
                        : new Probe(false, String.join("; ", unsafe));
            }
        } catch (SQLException e) {
            return new Probe(false, "it does not answer (state %s)".formatted(e.getSQLState()));
        } catch (RuntimeException e) {
            return new Probe(false, "it cannot be asked: " + e.getMessage());
        }
    }
}
