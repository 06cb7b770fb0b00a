package org.havenport.vault;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Every running program says every few seconds which keys of the organisation and of the blind indexes it knows. */
@Component
class RunningPrograms implements SmartLifecycle {

    /** Whoever has said nothing for so long is not running any more. */
    static final Duration GONE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(RunningPrograms.class);
    private static final Viewer JOB = Viewer.job("vault");
    private static final Duration ROUND = Duration.ofSeconds(5);

    private final UUID id = UUID.randomUUID();
    private final Asking asking;
    private final KeyCustody custody;
    private final IndexKeys index;
    private final Clock clock;
    private CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    RunningPrograms(Asking asking, Keysets keysets, IndexKeys index, Clock clock) {
        this.index = index;
        this.asking = asking;
        this.custody = keysets.opened();
        this.clock = clock;
    }

    /** How many running programs do not know this key. */
    static long without(Sql sql, String key) {
        return sql.of("select count(*) from vault.node where at > :since and not (:key = any (knows))")
                .param("since", Sql.time(sql.now().minus(GONE)))
                .param("key", key)
                .query(Long.class)
                .single();
    }

    /** How many running programs have not looked since this key began to wrap. */
    static long notLookedSince(Sql sql, String key) {
        return sql.of("""
                        select count(*) from vault.node n join vault.organisation_key k on k.id = :key
                        where n.at > :since and n.at <= k.used_since
                        """)
                .param("since", Sql.time(sql.now().minus(GONE)))
                .param("key", key)
                .query(Long.class)
                .single();
    }

    void say() {
        custody.look();
        asking.run(JOB, sql -> {
            OrganisationKeys.inUse(sql).ifPresent(custody::prefer);
            index.look(sql);
            sql.of("""
                            insert into vault.node (id, knows, at) values (:id, cast(:knows as text[]), :now)
                            on conflict (id) do update set knows = excluded.knows, at = excluded.at
                            """)
                    .param("id", id)
                    .param("knows", known())
                    .param("now", Sql.time(clock.instant()))
                    .update();
            sql.of("delete from vault.node where at < :long")
                    .param("long", Sql.time(sql.now().minus(Duration.ofDays(1))))
                    .update();
        });
    }

    private String[] known() {
        return Stream.concat(
                        custody.known().stream(),
                        IntStream.rangeClosed(1, index.newest()).mapToObj(IndexKeys::said))
                .toArray(String[]::new);
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("vault-node").start(this::rounds);
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        stopping.countDown();
        try {
            running.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** From before the web server starts until after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void rounds() {
        var well = true;
        do {
            well = round(well);
        } while (!stopped());
        try {
            asking.run(
                    JOB,
                    sql -> sql.of("delete from vault.node where id = :id")
                            .param("id", id)
                            .update());
        } catch (RuntimeException e) {
            log.debug("The database is gone before this program");
        }
    }

    private boolean round(boolean wasWell) {
        try {
            say();
            return true;
        } catch (RuntimeException e) {
            if (wasWell) {
                log.warn(
                        "Which keys are known here cannot be said now: {}",
                        e.getClass().getSimpleName());
            }
            return false;
        }
    }

    private boolean stopped() {
        try {
            return stopping.await(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
