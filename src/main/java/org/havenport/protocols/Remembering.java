package org.havenport.protocols;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads decisions and texts at the start and then every few seconds, so that no page waits for them. While the database
 * is away what was last read stays in force.
 */
@Component
class Remembering implements SmartLifecycle {

    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Remembering.class);

    private final List<Remembered> remembered;
    private volatile Thread reader = Thread.currentThread();
    private volatile boolean running;

    Remembering(List<Remembered> remembered) {
        this.remembered = remembered;
    }

    @Override
    public void start() {
        remembered.forEach(Remembered::begin);
        remembered.forEach(Remembered::readAgain);
        running = true;
        reader = Thread.ofVirtual().name("protocols").start(this::keepReading);
    }

    @Override
    public void stop() {
        running = false;
        reader.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and whatever else starts by itself. */
    @Override
    public int getPhase() {
        return -1000;
    }

    private void keepReading() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                remembered.forEach(Remembered::readAgain);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException away) {
                log.debug(
                        "Decisions could not be read again: {}", away.getClass().getSimpleName());
            }
        }
    }
}
