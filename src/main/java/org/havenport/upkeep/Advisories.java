package org.havenport.upkeep;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the feeds the operator named, every six hours. Nothing but the request itself is told to anybody. */
@Component
class Advisories {

    private static final Logger log = LoggerFactory.getLogger(Advisories.class);
    private static final Viewer.Job JOB = new Viewer.Job("upkeep");

    private final Weaknesses weaknesses;
    private final BillOfMaterials parts;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    private volatile List<String> feeds;

    Advisories(
            Weaknesses weaknesses,
            BillOfMaterials parts,
            Clock clock,
            @Value("${havenport.advisories:}") String feeds) {
        this.weaknesses = weaknesses;
        this.parts = parts;
        this.clock = clock;
        this.feeds = List.of(feeds.strip().split("[,\\s]+")).stream()
                .filter(feed -> !feed.isEmpty())
                .toList();
    }

    /** The feeds that are read; empty when nobody named one. */
    List<String> feeds() {
        return feeds;
    }

    /** Reads others from now on. */
    void use(List<String> others) {
        feeds = List.copyOf(others);
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT6H")
    void read() {
        if (feeds.isEmpty() || !one.tryLock()) {
            return;
        }
        try {
            var all = parts.all();
            feeds.forEach(feed -> read(feed, all));
        } catch (RuntimeException away) {
            log.warn("The feeds could not be read: {}", away.getClass().getSimpleName());
        } finally {
            one.unlock();
        }
    }

    private void read(String source, List<Part> all) {
        try {
            weaknesses.read(JOB, source, Feed.read(source, all, clock.instant()));
        } catch (IOException | IllegalArgumentException e) {
            log.warn("A feed of weaknesses could not be read: {}", e.getClass().getSimpleName());
            weaknesses.failed(JOB, source, why(e));
        }
    }

    private static String why(Exception e) {
        var words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return words.substring(0, Math.min(words.length(), 200));
    }
}
