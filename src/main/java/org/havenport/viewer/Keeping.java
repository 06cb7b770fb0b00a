package org.havenport.viewer;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.havenport.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * SQL as the owner of the tables, for work that no login role may do: keys are wrapped anew and rows sealed anew in
 * every room, also where not even a job may change a row. Only room {@code vault} holds it.
 */
@Component
public class Keeping {

    private final TransactionTemplate transactions;
    private final DataSource source;
    private final Clock clock;

    Keeping(Database database, Clock clock) {
        this.source = database.keeping();
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Runs {@code work} in a transaction of its own, named in the audit log as this job. */
    public <T extends @Nullable Object> T as(Viewer.Job job, Function<Sql, T> work) {
        return transactions.execute(status -> {
            var sql = new Sql(source, job, clock.instant().truncatedTo(ChronoUnit.MICROS));
            var answer = work.apply(sql);
            sql.end();
            return answer;
        });
    }

    /** As {@link #as}, for work without an answer. */
    public void run(Viewer.Job job, Consumer<Sql> work) {
        as(job, sql -> {
            work.accept(sql);
            return Boolean.TRUE;
        });
    }
}
