package org.havenport.agreements;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Whoever is asked for a material version and has not confirmed it after the days of grace only reads (B.sec.4). So does
 * whoever took the agreement back, or came in without it: reading never depends on it (C5).
 */
@Component
class AMaterialChangeAsksAgain implements Safeguard {

    private final Asking asking;
    private final Protocols protocols;
    private final Figures figures;

    AMaterialChangeAsksAgain(Asking asking, Protocols protocols, Figures figures) {
        this.asking = asking;
        this.protocols = protocols;
        this.figures = figures;
    }

    /** Whether an account only reads now. */
    boolean narrows(Standing standing, Instant now) {
        if (standing.whole()) {
            return false;
        }
        if (standing.withdrawn() != null || cameInWithout(standing)) {
            return true;
        }
        return until(standing).filter(end -> !now.isBefore(end)).isPresent();
    }

    /** When the days of grace are over; empty while nobody has been asked. */
    Optional<Instant> until(Standing standing) {
        return Optional.ofNullable(standing.asked()).map(this::ends);
    }

    /** When the days of grace end of somebody asked at this instant: from then on they only read. */
    Instant ends(Instant asked) {
        return asked.plus(Duration.ofDays(protocols.value(AgreementsParameters.GRACE)));
    }

    /** Who confirmed the three and chose to read without the agreement. */
    private static boolean cameInWithout(Standing standing) {
        return standing.lacksTheAgreement() && !standing.everAgreed() && standing.separateConfirmed();
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.4", "A6.1");
    }

    @Override
    public String promise() {
        return "A material new version is asked of everybody again; who has not confirmed it after the days of grace only reads until they do.";
    }

    @Override
    public Evidence evidence() {
        var job = new Viewer.Job("safeguards");
        var seen = figures.of(job);
        var now = asking.as(job, sql -> sql.now());
        var waiting = figures.waiting(job);
        var late =
                waiting.stream().filter(it -> !now.isBefore(ends(it.asked()))).count();
        var text = "%d of %d people confirmed what is in force, %d are asked, %d of them only read by now"
                .formatted(seen.whole(), seen.people(), waiting.size(), late);
        return late == 0 ? Evidence.holds(text, now) : Evidence.needsAttention(text, now, StaffController.PATH);
    }
}
