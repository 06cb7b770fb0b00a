package org.havenport.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The running, migrated PostgreSQL and its four pools. Starting this bean starts, adopts or finds the server and
 * brings the schema up to date; closing it closes the pools and stops the carried server unless another process still uses it.
 */
@Component
public class Database implements DisposableBean {

    private static final Map<Pool, Integer> CONNECTIONS =
            Map.of(Pool.PATIENT, 8, Pool.STAFF, 6, Pool.JOB, 4, Pool.DOOR, 4);

    /**
     * Every question of the program begins with a key. A plan made while a table was small would read all of it, and be
     * kept while the table grows a thousandfold; compiling a plan costs more than any of these questions. What people
     * ask is planned once for a connection, and not once for an answer.
     */
    private static final String PLANS = "-c enable_seqscan=off -c random_page_cost=1.1 -c jit=off";

    private static final String PLANNED_ONCE = " -c plan_cache_mode=force_generic_plan";

    private final Server server;
    private final Map<Pool, HikariDataSource> pools = new EnumMap<>(Pool.class);
    private final HikariDataSource keeping;

    Database(Server server) {
        this.server = server;
        server.start();
        new Migrations(server).run();
        for (var pool : Pool.values()) {
            pools.put(pool, open(pool));
        }
        keeping = openKeeping();
    }

    /** The pool of a login role. */
    public DataSource pool(Pool pool) {
        return Objects.requireNonNull(pools.get(pool));
    }

    /** What of the database a practice must not run with, each as half a sentence; nothing when all is well. */
    public List<String> unsafe() {
        return Standing.unsafe(pool(Pool.JOB), server.isVerified());
    }

    /** The owner's few connections for keeping the tables themselves: none is open while nobody asks. */
    public DataSource keeping() {
        return keeping;
    }

    /** A connection of the role that owns the schema: for migrations and for keeping, never for a request. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(server.url(), Credentials.OWNER, server.password(Credentials.OWNER));
    }

    private HikariDataSource open(Pool pool) {
        var config = config(pool.role(), pool == Pool.JOB ? PLANS : PLANS + PLANNED_ONCE);
        config.setMaximumPoolSize(Objects.requireNonNull(CONNECTIONS.get(pool)));
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private HikariDataSource openKeeping() {
        var config = config(Credentials.OWNER, PLANS);
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config);
    }

    private HikariConfig config(String role, String plans) {
        var config = new HikariConfig();
        config.setPoolName(role);
        config.setJdbcUrl(server.url());
        config.setUsername(role);
        config.setPassword(server.password(role));
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(-1);
        config.setRegisterMbeans(false);
        config.addDataSourceProperty("options", plans);
        config.addDataSourceProperty("prepareThreshold", "2");
        return config;
    }

    @Override
    public void destroy() {
        pools.values().forEach(HikariDataSource::close);
        keeping.close();
        server.release();
    }
}
