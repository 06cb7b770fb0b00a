package org.havenport.viewer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * SQL inside one transaction of one viewer; handed out by {@link Asking} and dead when the transaction is over. Times
 * come from {@link #now()} or from {@code viewer.at()} in SQL, never from the database's clock.
 */
public final class Sql {

    private final JdbcClient client;
    private final Viewer viewer;
    private final Instant now;

    Sql(JdbcClient client, Viewer viewer, Instant now) {
        this.client = client;
        this.viewer = viewer;
        this.now = now;
    }

    /** Starts a statement; parameters are named ({@code :id}). */
    public StatementSpec of(String sql) {
        return client.sql(sql);
    }

    /** An instant as a JDBC parameter: PostgreSQL's {@code timestamptz} in UTC. */
    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Who asks in this transaction. */
    public Viewer viewer() {
        return viewer;
    }

    /** The one instant of this transaction, the same as {@code viewer.at()} in SQL. */
    public Instant now() {
        return now;
    }
}
