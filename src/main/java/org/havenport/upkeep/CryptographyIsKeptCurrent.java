package org.havenport.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/** What seals, signs and proves is held against known weaknesses, and Java against the date of its next quarterly update (A1.3). */
@Component
class CryptographyIsKeptCurrent implements Safeguard {

    /** Java is renewed each quarter; a month later a newer one has been there for some time. */
    static final Duration LONGEST = Duration.ofDays(120);

    private final BillOfMaterials parts;
    private final HeldAgainstAdvisories held;
    private final Clock clock;

    CryptographyIsKeptCurrent(BillOfMaterials parts, HeldAgainstAdvisories held, Clock clock) {
        this.parts = parts;
        this.held = held;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.3");
    }

    @Override
    public String promise() {
        return "The cryptographic libraries and Java are held against known weaknesses.";
    }

    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var some = parts.cryptography();
        var versions = some.stream().map(Part::shown).sorted().collect(Collectors.joining(", "));
        var seen = held.of(some, BillOfMaterials::isCryptography, versions);
        var of = LocalDate.parse(System.getProperty("java.version.date"));
        if (seen.state() == Evidence.State.HOLDS
                && of.atStartOfDay(ZoneOffset.UTC).toInstant().isBefore(now.minus(LONGEST))) {
            return Evidence.needsAttention(
                    "Java is of %s; a newer one is out. %s".formatted(of, seen.seen()), now, UpdatesController.PATH);
        }
        return seen;
    }
}
