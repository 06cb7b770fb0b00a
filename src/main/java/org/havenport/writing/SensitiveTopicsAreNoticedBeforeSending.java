package org.havenport.writing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.havenport.audit.Audit;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Who writes about something that is better said is told so before it is sent, and may go on or call (B.ua.2, B.edu.3). */
@Component
class SensitiveTopicsAreNoticedBeforeSending implements Safeguard {

    private static final Duration COUNTED = Duration.ofDays(30);

    private final Audit audit;
    private final Clock clock;

    SensitiveTopicsAreNoticedBeforeSending(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** What there is to see in a text. */
    Looked look(String text, int longText, int several) {
        var questions = text.chars().filter(sign -> sign == '?').count();
        return new Looked(Terms.in(text), questions >= several || text.length() > longText);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.ua.2", "B.edu.3");
    }

    @Override
    public String promise() {
        return "Whoever writes about a sensitive matter is told before it is sent, and goes on or calls.";
    }

    @Override
    public Evidence evidence() {
        var job = new Viewer.Job("safeguards");
        var warned = audit.counted(job, List.of(Writing.WARNED), COUNTED);
        var wentOn = audit.counted(job, List.of(Writing.WENT_ON), COUNTED);
        return Evidence.holds(
                "In 30 days %d times told before sending, %d times sent all the same".formatted(warned, wentOn),
                clock.instant());
    }
}
