package org.havenport.viewer;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asks and at which instant, told to the database in front of the first statement of a transaction, in the same
 * journey. Without it the policies see nobody, and no row. Settings end with their transaction.
 *
 * @param who null when this transaction has been introduced before: then nothing is said
 */
record Introduction(@Nullable Viewer who, Instant now) {

    private static final String SETTINGS = "select set_config('app.session', ?, true), "
            + "set_config('app.kind', ?, true), set_config('app.now', ?, true); ";
    private static final int PLACES = 3;

    /** What stands in front of the statement. */
    String text() {
        return who == null ? "" : SETTINGS;
    }

    /** Fills its places; returns how many they are. */
    int put(PreparedStatement statement) throws SQLException {
        if (who == null) {
            return 0;
        }
        var session = who.session();
        statement.setString(1, session.equals(Viewer.NO_ID) ? "" : session.toString());
        statement.setString(2, who.kind().name());
        statement.setString(PLACES, now.toString());
        return PLACES;
    }

    /** Leaves its own answer behind, so that the statement's is the next. */
    void pass(PreparedStatement statement) throws SQLException {
        if (who != null) {
            statement.getMoreResults();
        }
    }
}
