package org.havenport.serve;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every start is kept with the program's hash; one that nobody answered for shows, until the security administrator does. */
@Component
class OnlyApprovedProgramsRun implements Safeguard {

    private static final Viewer.Job JOB = new Viewer.Job("serve");
    private static final Duration LOOKED_BACK = Duration.ofDays(90);

    private final Deployments deployments;
    private final ObjectProvider<Front> fronts;
    private final Clock clock;

    OnlyApprovedProgramsRun(Deployments deployments, ObjectProvider<Front> fronts, Clock clock) {
        this.deployments = deployments;
        this.fronts = fronts;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void keepTheStart() {
        if (fronts.getIfAvailable() != null) {
            deployments.started(JOB, Build.running(), account());
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.6");
    }

    @Override
    public String promise() {
        return "Each program that runs here is one that the security administrator answers for.";
    }

    /** Whoever owns the machine can start what they like; it is seen, and not prevented. */
    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var recent = deployments.all(JOB).stream()
                .filter(one -> one.last().isAfter(now.minus(LOOKED_BACK)))
                .toList();
        var open = recent.stream().filter(one -> one.approved() == null).count();
        return Evidence.none(
                open,
                "%d of %d programs started in 90 days were not approved.".formatted(open, recent.size()),
                now,
                open == 0 ? null : DeploymentsController.PATH);
    }

    /** The account of the machine, and the person behind it where the machine tells. */
    private static String account() {
        var person = System.getenv().getOrDefault("SUDO_USER", "");
        var account = System.getProperty("user.name");
        var text = person.isEmpty() ? account : person + " as " + account;
        return text.substring(0, Math.min(text.length(), 100));
    }
}
