package org.havenport.home;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.havenport.protocols.BusinessHours;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The pages shown when something does not work. They ask the database nothing. */
@Component
class FailurePages {

    private static final Logger log = LoggerFactory.getLogger(FailurePages.class);
    private static final Set<Integer> WITH_WORDS = Set.of(400, 403, 404, 405, 413, 500);
    private static final int REFERENCE_DIGITS = 6;
    private static final String DIGITS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final Frames frames;
    private final BusinessHours hours;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FailurePages(Frames frames, BusinessHours hours, Clock clock) {
        this.frames = frames;
        this.hours = hours;
        this.clock = clock;
    }

    /** A page and its model. */
    record Page(int status, String view, Map<String, Object> model) {}

    Page of(HttpServletRequest request, Throwable failure) {
        int status = Failures.status(failure);
        if (status == Failures.OUR_FAULT && request.getQueryString() != null && Failures.byWhatWasAsked(failure)) {
            log.warn("Answered that the address was not understood: {} at {}", names(failure), place(failure));
            status = Failures.NOT_UNDERSTOOD;
        }
        var reference = status == Failures.OUR_FAULT ? reference() : "";
        if (status == Failures.OUR_FAULT) {
            log.error("{} {} at {}", reference, names(failure), place(failure));
        } else if (status == Failures.AWAY) {
            log.warn("Answered that the portal is away: {}", names(failure));
        }
        return page(request, status, reference);
    }

    Page of(HttpServletRequest request, int status) {
        return page(request, status, "");
    }

    private Page page(HttpServletRequest request, int status, String reference) {
        var model = new HashMap<String, Object>();
        var frame = frames.ofNoPlace(request);
        model.put("frame", frame);
        if (status == Failures.AWAY) {
            model.put("open", hours.open(clock.instant()));
            return new Page(status, "home/away", model);
        }
        int said = WITH_WORDS.contains(status) ? status : status < Failures.OUR_FAULT ? 400 : Failures.OUR_FAULT;
        model.put("what", "home.failed." + said);
        model.put("reference", reference);
        return new Page(status, "home/failed", model);
    }

    private String reference() {
        var reference = new StringBuilder();
        for (int i = 0; i < REFERENCE_DIGITS; i++) {
            reference.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return reference.toString().toUpperCase(Locale.ROOT);
    }

    /** Types only: a message may carry what a person wrote or a value from the database. */
    private static String names(Throwable failure) {
        var names = new StringBuilder(failure.getClass().getSimpleName());
        for (var at = failure.getCause(); at != null; at = at.getCause()) {
            names.append(" < ").append(at.getClass().getSimpleName());
        }
        return names.toString();
    }

    private static String place(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        for (var frame : root.getStackTrace()) {
            // Every statement is sent from one place: whose it was is the place before.
            if (frame.getClassName().startsWith("org.havenport.")
                    && !frame.getClassName().startsWith("org.havenport.viewer.Statement")) {
                return frame.toString();
            }
        }
        return root.getStackTrace().length == 0 ? "nowhere" : root.getStackTrace()[0].toString();
    }
}
