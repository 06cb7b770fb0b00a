package org.havenport.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** For tests alone: takes the carried PostgreSQL away, gives it back, makes it write everything to its files. */
@Component
public class CarriedServer {

    private final CarriedPostgres server;
    private final Path folder;

    CarriedServer(CarriedPostgres server, @Value("${havenport.data}") Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Stops the server under the running program. */
    public void stop() {
        server.stop();
    }

    /** Starts it again, where it was. */
    public void start() {
        server.start();
    }

    /** Everything written so far is in the files. */
    public void checkpoint() throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), "postgres", server.password("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** The folder of all data. */
    public Path folder() {
        return folder;
    }
}
