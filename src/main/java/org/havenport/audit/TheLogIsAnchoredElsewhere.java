package org.havenport.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The newest signed head of the log lies where whoever can change the database cannot change it, and is minutes old. */
@Component
class TheLogIsAnchoredElsewhere implements Safeguard {

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final Asking asking;
    private final AnchorFile file;
    private final AnchorSyslog collector;
    private final Path data;
    private final Clock clock;

    TheLogIsAnchoredElsewhere(
            Asking asking,
            AnchorFile file,
            AnchorSyslog collector,
            @Value("${havenport.data}") Path data,
            Clock clock) {
        this.asking = asking;
        this.file = file;
        this.collector = collector;
        this.data = data.toAbsolutePath().normalize();
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.sec.1");
    }

    @Override
    public String promise() {
        return "Proof of the audit log is kept where whoever can change the database cannot change it.";
    }

    @Override
    public Force force() {
        // The program writes it there; that the place is out of reach is for people.
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var newest = file.read().anchors().stream().max(Comparator.comparingLong(Anchor::position));
        var head = asking.as(ChainReader.JOB, sql -> Sealer.head(sql).map(Seal::position))
                .orElse(0L);
        if (newest.isEmpty()) {
            return head == 0
                    ? Evidence.holds("There is no line yet.", now)
                    : Evidence.broken("No head of the log is kept outside the database.", now, null);
        }
        if (newest.get().position() < head && isOld(newest.get().at(), now)) {
            return Evidence.broken(
                    "The newest head kept outside is %d minutes old, and lines were sealed since."
                            .formatted(Duration.between(newest.get().at(), now).toMinutes()),
                    now,
                    null);
        }
        if (collector.isFailing()) {
            return Evidence.needsAttention("The log collector does not take the heads of the log.", now, null);
        }
        if (file.file().startsWith(data) && !collector.isSet()) {
            return Evidence.needsAttention(
                    "The heads lie in the folder of the data. Name another place (%s) or a log collector (%s)."
                            .formatted(AnchorFile.SETTING, AnchorSyslog.SETTING),
                    now,
                    null);
        }
        return Evidence.holds(
                "The head of position %d is kept %s.".formatted(newest.get().position(), where()), now);
    }

    private static boolean isOld(Instant at, Instant now) {
        return at.isBefore(now.minus(RECENT));
    }

    private String where() {
        return collector.isSet() ? "by the log collector" : "outside the folder of the data";
    }
}
