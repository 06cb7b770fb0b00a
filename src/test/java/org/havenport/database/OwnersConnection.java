package org.havenport.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** For tests alone: the connection of the schema's owner, to tamper with data and to read it raw. */
@Component
public class OwnersConnection {

    private final Database database;

    OwnersConnection(Database database) {
        this.database = database;
    }

    /** A new connection that sees every row, as a thief with the owner's password would. */
    public Connection open() throws SQLException {
        return database.owner();
    }

    /** Does one thing by it. */
    public void run(String sql) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
