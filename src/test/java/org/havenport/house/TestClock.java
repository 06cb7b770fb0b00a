package org.havenport.house;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The real clock plus an offset that a test may add; whoever advances it calls {@link #back()} in the end. */
@Component
@Primary
public class TestClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Moves the program's time forward. */
    public void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }

    /** Returns to the real time. */
    public void back() {
        ahead.set(Duration.ZERO);
    }

    /** Does something in real time, for the whole program, and goes on where the test was. */
    <T> T inRealTime(Supplier<T> work) {
        var was = ahead.getAndSet(Duration.ZERO);
        try {
            return work.get();
        } finally {
            ahead.set(was);
        }
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : Clock.offset(Clock.system(zone), ahead.get());
    }
}
