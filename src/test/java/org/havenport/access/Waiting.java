package org.havenport.access;

import java.sql.Connection;
import java.sql.SQLException;

/** Holds a test back until others wait for what it has locked. */
public final class Waiting {

    private Waiting() {}

    /** Until so many statements wait for rows, tables or their turn. */
    public static void until(Connection connection, int many) throws SQLException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            select count(*) from pg_locks
                            where not granted and locktype in ('transactionid', 'tuple', 'relation', 'advisory')
                            """)) {
                rows.next();
                if (rows.getInt(1) >= many) {
                    return;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("They do not wait");
    }
}
