package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.havenport.access.ComesFirst.Owed;
import org.havenport.access.ComesFirst.Reach;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Leads whoever is to do something first to where they do it, and lets them read where only acting waits. */
@Component
class NothingGoesOnBefore {

    private static final String FIRST_PAGE = "/home";

    private final Gate gate;
    private final Audit audit;
    private final Clock clock;

    NothingGoesOnBefore(Gate gate, Audit audit, Clock clock) {
        this.clock = clock;
        this.gate = gate;
        this.audit = audit;
    }

    /** Where the request is sent instead, or empty when it goes on. */
    Optional<String> instead(HttpServletRequest request, Viewer viewer, HandlerMethod route) {
        if (!(request.getAttribute(Session.ATTRIBUTE) instanceof Session session)
                || !viewer.actsForPatient()
                || !stops(session.owed(), request, route)) {
            return Optional.empty();
        }
        var once = isShownOnce(session.owed());
        var owed = once ? session.owed() : gate.askedNow(session.account()).orElse(null);
        if (owed == null || !stops(owed, request, route)) {
            return Optional.empty();
        }
        if (isShownOnce(owed)) {
            gate.askedNow(session.account());
            return Optional.of(owed.path());
        }
        if (!reads(request)) {
            audit.refused(viewer, AuditEvent.of("something-comes-first"));
        }
        return Optional.of(owed.reach() == Reach.BEFORE_ANYTHING ? owed.path() : OnlyReadingController.PATH);
    }

    private boolean stops(@Nullable Owed owed, HttpServletRequest request, HandlerMethod route) {
        if (owed == null) {
            return false;
        }
        var path = request.getServletPath();
        if (isShownOnce(owed)) {
            return path.equals(FIRST_PAGE) && reads(request);
        }
        if (path.equals(owed.path()) || path.startsWith(owed.path() + "/")) {
            return false;
        }
        var open = route.getMethodAnnotation(StaysOpen.class);
        if (owed.from() != null && clock.instant().isBefore(owed.from())) {
            return false;
        }
        return owed.reach() == Reach.BEFORE_ANYTHING
                ? open == null || !open.evenBeforeAnything()
                : open == null && !reads(request);
    }

    private static boolean isShownOnce(@Nullable Owed owed) {
        return owed != null && owed.reach() == Reach.SHOWN_ONCE;
    }

    private static boolean reads(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }
}
