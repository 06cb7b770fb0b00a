package org.havenport.house;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what this thread asks of the database, by what the driver says it sends. */
public final class Statements {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private Statements() {}

    /** How many statements the work sends. */
    public static int in(Runnable work) {
        var sent = new AtomicInteger();
        var me = Thread.currentThread().threadId();
        var counting = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLongThreadID() == me && line.getMessage().contains("FE=> Execute(")) {
                    sent.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var level = DRIVER.getLevel();
        var parents = DRIVER.getUseParentHandlers();
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(counting);
        DRIVER.setLevel(Level.FINEST);
        try {
            work.run();
        } finally {
            DRIVER.setLevel(level);
            DRIVER.removeHandler(counting);
            DRIVER.setUseParentHandlers(parents);
        }
        return sent.get();
    }
}
