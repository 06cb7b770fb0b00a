package org.havenport.viewer;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * SQL inside one transaction of one viewer; handed out by {@link Asking} and dead when the transaction is over. Times
 * come from {@link #now()} or from {@code viewer.at()} in SQL, never from the database's clock.
 */
public final class Sql {

    private final DataSource source;
    private final Viewer viewer;
    private final Instant now;
    private final List<Consumer<Sql>> kept = new ArrayList<>();
    private boolean introduced;
    private @Nullable UnaryOperator<StatementSpec> lastParameters;
    private String lastText = "";
    private Function<DataAccessException, RuntimeException> lastFailing = e -> e;

    Sql(DataSource source, Viewer viewer, Instant now) {
        this.source = source;
        this.viewer = viewer;
        this.now = now;
    }

    /** Starts a statement; parameters are named ({@code :id}). */
    public StatementSpec of(String sql) {
        return new Statement(this, sql);
    }

    /** Whether this is asked at the door, before anyone is known. */
    public boolean isOfTheDoor() {
        return viewer.kind() == Viewer.Kind.NOBODY;
    }

    /** The connection of the open transaction. */
    Connection connection() {
        return DataSourceUtils.getConnection(source);
    }

    /** What the next statement is to say first: who asks, once in a transaction. */
    Introduction introduction() {
        return new Introduction(introduced ? null : viewer, now);
    }

    /** The database has answered, and knows now who asks. */
    void introduced() {
        introduced = true;
    }

    /**
     * Keeps a statement for the very end: it is sent in one go with the commit, which saves a journey to the database and
     * back. One that was kept before is sent now. When it fails, nothing of the transaction was done.
     *
     * @param failing what a failure is called to whoever asked
     */
    public void last(
            String sql,
            UnaryOperator<StatementSpec> parameters,
            Function<DataAccessException, RuntimeException> failing) {
        send("");
        lastText = sql;
        lastParameters = parameters;
        lastFailing = failing;
    }

    /** Sends what was kept, and the commit with it. The driver then knows that there is nothing more to commit. */
    void end() {
        send("; commit");
    }

    private void send(String andThen) {
        var parameters = lastParameters;
        if (parameters == null) {
            return;
        }
        lastParameters = null;
        try {
            parameters.apply(of(lastText + andThen)).update();
        } catch (DataAccessException e) {
            throw lastFailing.apply(e);
        }
    }

    /** An instant as a JDBC parameter: PostgreSQL's {@code timestamptz} in UTC. */
    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * Keeps what is to be written once this transaction is over, by the member of staff behind a {@link Viewer.Mirror},
     * in whose own transaction nothing can be written.
     */
    public void afterwards(Consumer<Sql> work) {
        if (!(viewer instanceof Viewer.Mirror)) {
            throw new IllegalStateException("%s writes in the transaction itself".formatted(viewer));
        }
        kept.add(work);
    }

    List<Consumer<Sql>> kept() {
        return List.copyOf(kept);
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
