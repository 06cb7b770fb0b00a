package org.havenport.access;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one counter of everything by which somebody may try to get in: sign-in, invitation, activation, reset, proof again
 * (A1.4). What is typed counts alike whether it exists or not, and counts before it is looked at.
 */
@Component
public class Tries {

    /** Some times as long as the work takes: how long that took is then told to nobody. */
    private static final long WRONG_TAKES_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private final Asking asking;
    private final Audit audit;
    private final Usernames usernames;
    private final Accounts accounts;
    private final Sources sources;
    private final Networks networks;
    private final FailedSignInsLockThePassword failures;

    Tries(
            Asking asking,
            Audit audit,
            Usernames usernames,
            Accounts accounts,
            Sources sources,
            Networks networks,
            FailedSignInsLockThePassword failures) {
        this.asking = asking;
        this.audit = audit;
        this.usernames = usernames;
        this.accounts = accounts;
        this.sources = sources;
        this.networks = networks;
        this.failures = failures;
    }

    /** How a try ended. */
    public sealed interface Tried<T> {
        /** It was right; this is what was found. */
        record Right<T>(T found) implements Tried<T> {}

        /** It was wrong, or was not looked at. */
        record Wrong<T>(Try why) implements Tried<T> {}
    }

    /**
     * One try that needs no hash, in one transaction at the door.
     *
     * @param name what it is tried with: a user name, or what stands for one; may be anything
     * @param look looks whether it is right: empty when it is wrong. It must do as much for what does not exist; that a
     *     row was written for what does exist is hidden by answering what is wrong no sooner than after 40 ms (A1.4)
     */
    public <T> Tried<T> once(WayIn way, String name, From from, Function<Sql, Optional<T>> look) {
        var let = let(from);
        if (let == Let.NOT) {
            return new Tried.Wrong<>(new Try.NetworkTired());
        }
        var since = System.nanoTime();
        var tried = asking.atTheDoor(sql -> looked(sql, way, name, from, let, look));
        if (tried instanceof Tried.Wrong) {
            waitUntil(since + WRONG_TAKES_NANOS);
        }
        return tried;
    }

    private <T> Tried<T> looked(Sql sql, WayIn way, String name, From from, Let let, Function<Sql, Optional<T>> look) {
        var begun = begin(sql, usernames.blind(sql, name), from, let);
        if (!(begun.tried() instanceof Try.Counted)) {
            audit.record(sql, AuditEvent.of("sign-in-held-back"));
            return new Tried.Wrong<>(begun.tried());
        }
        var found = look.apply(sql);
        if (found.isEmpty()) {
            return new Tried.Wrong<>(wrong(sql, way, begun, from, null));
        }
        right(sql, begun, from);
        return new Tried.Right<>(found.get());
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Somebody was made sure of in another way, in the transaction that says so: their locks end (A1.4). */
    public void recovered(Sql sql, UUID account) {
        accounts.of(sql, account).ifPresent(of -> {
            failures.recovered(sql, of.usernameBlind());
            audit.record(sql, AuditEvent.about("sign-in-unlocked", null, "account", account));
        });
    }

    /** Whether a network may try at all, asked of memory alone. */
    enum Let {
        YES,
        /** Its tries are used up, but the browser says it is known. */
        WHEN_KNOWN,
        NOT
    }

    /** A try that was counted, or why not. */
    record Begun(Try tried, byte[] name, Source source, Part part) {}

    /** Takes one try of the network, before the database is asked anything. */
    Let let(From from) {
        if (networks.take(from)) {
            return Let.YES;
        }
        if (networks.mayLook(from)) {
            return Let.WHEN_KNOWN;
        }
        if (networks.tell(from)) {
            asking.atTheDoor(sql -> {
                audit.record(sql, AuditEvent.of("sign-in-held-back"));
                return true;
            });
        }
        return Let.NOT;
    }

    /** Counts a try of a name as failed, unless it may not be made now. */
    Begun begin(Sql sql, byte[] name, From from, Let let) {
        return begin(sql, name, from, let, Part::of);
    }

    /** As {@link #begin(Sql, byte[], From, Let)}, counted in the part of the name's failures that its source gives. */
    Begun begin(Sql sql, byte[] name, From from, Let let, Function<Source, Part> parts) {
        var source = sources.of(sql, name, from);
        var part = parts.apply(source);
        if (source.known() && let == Let.YES) {
            networks.giveBack(from);
        }
        return !source.known() && let != Let.YES
                ? new Begun(new Try.NetworkTired(), name, source, part)
                : new Begun(failures.count(sql, name, source, part), name, source, part);
    }

    /** What was begun in an earlier transaction, with the keyed hashes of this one. */
    Begun again(Sql sql, byte[] name, From from, Begun before) {
        var now = sources.of(sql, name, from);
        var source = before.source().known() == now.known() ? now : before.source();
        return new Begun(before.tried(), name, source, before.part());
    }

    /** What was begun was right, or was never looked at. */
    void right(Sql sql, Begun begun, From from) {
        failures.takeBack(sql, begun.name(), begun.source(), begun.part());
        giveBack(begun, from);
    }

    private void giveBack(Begun begun, From from) {
        if (!begun.source().known()) {
            networks.giveBack(from);
        }
    }

    /** What was begun was wrong; {@code account} is whose name it is, for the log. */
    Try wrong(Sql sql, WayIn way, Begun begun, From from, @Nullable UUID account) {
        var counted = (Try.Counted) begun.tried();
        var then = failures.failed(sql, way, begun.name(), begun.source(), from, counted);
        audit.record(sql, AuditEvent.about("sign-in-failed", null, "account", account));
        if (!(then instanceof Try.Counted)) {
            audit.record(sql, AuditEvent.about("sign-in-locked", null, "account", account));
        }
        return then;
    }

    /** Signed in with every factor: what this source failed begins anew. */
    void signedIn(Sql sql, Begun begun, From from) {
        giveBack(begun, from);
        failures.forget(sql, begun.name(), begun.source());
    }
}
