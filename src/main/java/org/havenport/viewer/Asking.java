package org.havenport.viewer;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.havenport.database.Database;
import org.havenport.database.Pool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to SQL. The viewer picks the pool, and so the login role of the database; session, actor's kind and the
 * instant are set for the transaction, and the row-level policies read them. A call inside a call joins the transaction
 * when it is the same viewer's, and is refused when it is another's.
 */
@Component
public class Asking {

    private static final ThreadLocal<@Nullable Sql> CURRENT = new ThreadLocal<>();

    private final Map<Pool, TransactionTemplate> transactions = new EnumMap<>(Pool.class);
    private final TransactionTemplate looking;
    private final Map<Pool, DataSource> sources = new EnumMap<>(Pool.class);
    private final Clock clock;

    Asking(Database database, Clock clock) {
        this.clock = clock;
        for (var pool : Pool.values()) {
            DataSource source = database.pool(pool);
            transactions.put(pool, new TransactionTemplate(new DataSourceTransactionManager(source)));
            sources.put(pool, source);
        }
        looking = new TransactionTemplate(new DataSourceTransactionManager(source(Pool.PATIENT)));
        looking.setReadOnly(true);
    }

    /**
     * Runs {@code work} as {@code viewer} in one transaction.
     *
     * @throws IllegalStateException when another viewer's transaction is open on this thread
     */
    public <T extends @Nullable Object> T as(Viewer viewer, Function<Sql, T> work) {
        return viewer instanceof Viewer.Mirror mirror ? looking(mirror, work) : in(poolOf(viewer), viewer, work);
    }

    /** As {@link #as}, for work without an answer. */
    public void run(Viewer viewer, Consumer<Sql> work) {
        as(viewer, sql -> {
            work.accept(sql);
            return Boolean.TRUE;
        });
    }

    /**
     * The door's own pool, for what is asked before anyone is known: accounts, sessions, failed sign-ins. Its login role
     * can reach no table that holds patient data.
     */
    public <T extends @Nullable Object> T atTheDoor(Function<Sql, T> work) {
        return in(Pool.DOOR, Viewer.nobody(), work);
    }

    /** Runs {@code news} once the open transaction has committed; at once when none is open. */
    public static void afterCommit(Runnable news) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            news.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                news.run();
            }
        });
    }

    /**
     * In a transaction in which nothing can be written. What is to be kept of it is written when it is over, by the member
     * of staff who looked: when that fails, nobody gets the answer.
     */
    private <T extends @Nullable Object> T looking(Viewer.Mirror mirror, Function<Sql, T> work) {
        if (CURRENT.get() != null) {
            return in(Pool.PATIENT, mirror, work);
        }
        var kept = new ArrayList<Consumer<Sql>>();
        var answer = in(looking, Pool.PATIENT, mirror, sql -> {
            var seen = work.apply(sql);
            kept.addAll(sql.kept());
            return seen;
        });
        if (!kept.isEmpty()) {
            run(mirror.staff(), sql -> kept.forEach(line -> line.accept(sql)));
        }
        return answer;
    }

    private <T extends @Nullable Object> T in(Pool pool, Viewer viewer, Function<Sql, T> work) {
        return in(template(pool), pool, viewer, work);
    }

    private <T extends @Nullable Object> T in(
            TransactionTemplate transaction, Pool pool, Viewer viewer, Function<Sql, T> work) {
        var open = CURRENT.get();
        if (open != null) {
            if (!open.viewer().equals(viewer)) {
                throw new IllegalStateException(
                        "A transaction of %s is open; %s cannot ask inside it".formatted(open.viewer(), viewer));
            }
            return work.apply(open);
        }
        return transaction.execute(status -> {
            var sql = new Sql(source(pool), viewer, clock.instant().truncatedTo(ChronoUnit.MICROS));
            CURRENT.set(sql);
            try {
                var answer = work.apply(sql);
                sql.end();
                return answer;
            } finally {
                CURRENT.remove();
            }
        });
    }

    private TransactionTemplate template(Pool pool) {
        return Objects.requireNonNull(transactions.get(pool));
    }

    private DataSource source(Pool pool) {
        return Objects.requireNonNull(sources.get(pool));
    }

    private static Pool poolOf(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Patient _, Viewer.Proxy _, Viewer.Mirror _, Viewer.App _, Viewer.Nobody _ -> Pool.PATIENT;
            case Viewer.Staff _ -> Pool.STAFF;
            case Viewer.Job _ -> Pool.JOB;
        };
    }
}
