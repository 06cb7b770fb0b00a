package org.havenport.notices;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Carries messages nowhere: keeps the last of them in memory, for a demonstration that has no server. */
class KeptHere implements Carrier {

    /** Of a domain that takes nothing: what goes there comes back. */
    static final String NOWHERE = "nowhere.example.org";

    private static final int MOST = 100;

    /** One that was kept. */
    record Kept(Instant at, Channel channel, Letter letter) {}

    private final Channel channel;
    private final Clock clock;
    private final Deque<Kept> kept = new ArrayDeque<>();

    KeptHere(Channel channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public synchronized Outcome carry(Letter letter) {
        kept.addFirst(new Kept(clock.instant(), channel, letter));
        if (kept.size() > MOST) {
            kept.removeLast();
        }
        return letter.to().endsWith("@" + NOWHERE) ? new Outcome.NoSuchAddress("5.1.2") : new Outcome.HandedOver();
    }

    synchronized List<Kept> kept() {
        return List.copyOf(kept);
    }
}
