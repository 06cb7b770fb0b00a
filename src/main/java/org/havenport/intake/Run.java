package org.havenport.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An import that is going on.
 *
 * @param source the feed's name; part of the key by which a resource is recognised again
 * @param goLive from when this feed brings news: the instant of its first import
 * @param live when true, old items are news too
 */
public record Run(UUID id, String source, Instant goLive, boolean live) {

    private static final Duration NEWS = Duration.ofDays(30);

    /**
     * Whether something is history: clinically effective more than 30 days before the feed went live (ruling 2). What
     * was issued later is news, however old the specimen.
     */
    boolean isHistory(Instant effective, Instant issued) {
        var old = goLive.minus(NEWS);
        return !live && effective.isBefore(old) && issued.isBefore(old);
    }
}
