package org.havenport.serve;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.database.Database;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What a browser is offered, seen by connecting as one (A1.3): at the start, every hour, and whenever somebody asks. A
 * certificate with fewer than 21 days left needs attention; an old protocol that is answered breaks the promise.
 */
@Component
class ConnectionsAreEncrypted implements Safeguard {

    static final int DAYS_LEFT = 21;

    private static final Logger log = LoggerFactory.getLogger(ConnectionsAreEncrypted.class);
    private static final int HTTPS = 443;
    private static final List<Integer> WEAK =
            List.of(OldTls.RSA_AES_128_CBC_SHA, OldTls.ECDHE_RSA_AES_128_CBC_SHA, OldTls.ECDHE_ECDSA_AES_128_CBC_SHA);

    private final ObjectProvider<Front> fronts;
    private final Database database;
    private final Clock clock;

    ConnectionsAreEncrypted(ObjectProvider<Front> fronts, Database database, Clock clock) {
        this.fronts = fronts;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.3", "B.sec.1");
    }

    @Override
    public String promise() {
        return "Everything between a browser, the portal and its database travels encrypted, by TLS 1.2 or newer.";
    }

    /** The settings make it so, and a proxy or a renewal can undo it. */
    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var front = fronts.getIfAvailable();
        if (front == null) {
            return Evidence.needsAttention(
                    "This is a trial on one machine: pages are sent in clear. The portal of a practice starts by another command.",
                    now,
                    null);
        }
        var unsafe = database.unsafe();
        if (!unsafe.isEmpty()) {
            return Evidence.broken("The database: %s.".formatted(String.join("; ", unsafe)), now, null);
        }
        return front.tls()
                ? look("127.0.0.1", front.port(), front, now)
                : look(front.names().first(), HTTPS, front, now);
    }

    /** Looks as soon as the portal is open. */
    @EventListener(ApplicationReadyEvent.class)
    void atTheStart() {
        Thread.ofVirtual().name("connections").start(this::every);
    }

    @Scheduled(initialDelay = 3_600_000, fixedDelay = 3_600_000)
    void every() {
        if (fronts.getIfAvailable() != null) {
            var evidence = evidence();
            if (evidence.state() != Evidence.State.HOLDS) {
                log.warn("Connections, {}: {}", evidence.state(), evidence.seen());
            } else {
                log.info("Connections: {}", evidence.seen());
            }
        }
    }

    private static Evidence look(String host, int port, Front front, Instant now) {
        var name = front.names().first();
        try {
            var seen = Handshake.with(host, port, name);
            var old = OldTls.isSpoken(host, port, name, OldTls.TLS_1_1, WEAK);
            var weak = OldTls.isSpoken(host, port, name, OldTls.TLS_1_2, WEAK);
            return judge(seen, old, weak, front.names(), now);
        } catch (IOException e) {
            var what = "%s could not be reached on port %d to look at its certificate.".formatted(name, port);
            // From inside, a name may lead nowhere although it is right outside; our own port must answer.
            return front.tls() ? Evidence.broken(what, now, null) : Evidence.needsAttention(what, now, null);
        }
    }

    static Evidence judge(Handshake seen, boolean old, boolean weak, Names names, Instant now) {
        long days = Duration.between(now, seen.until()).toDays();
        var words = "%s with %s. The certificate has %d days left."
                .formatted(seen.protocol().replace("TLSv", "TLS "), seen.suite(), days);
        var broken = broken(seen, old, weak, names, now);
        if (broken != null) {
            return Evidence.broken(broken + " " + words, now, null);
        }
        return days < DAYS_LEFT
                ? Evidence.needsAttention("The certificate ends soon. " + words, now, null)
                : Evidence.holds(words, now);
    }

    private static @Nullable String broken(Handshake seen, boolean old, boolean weak, Names names, Instant now) {
        if (old) {
            return "A protocol older than TLS 1.2 is answered.";
        }
        if (weak) {
            return "A weak cipher suite is answered.";
        }
        if (!Tls.PROTOCOLS.contains(seen.protocol())) {
            return "A protocol older than TLS 1.2 is used.";
        }
        if (!now.isBefore(seen.until())) {
            return "The certificate has ended.";
        }
        var missing = names.all().stream()
                .filter(name -> seen.names().stream().noneMatch(one -> Names.covers(one, name)))
                .toList();
        return missing.isEmpty() ? null : "The certificate does not name %s.".formatted(String.join(", ", missing));
    }
}
