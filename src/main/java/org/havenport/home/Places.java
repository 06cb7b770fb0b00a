package org.havenport.home;

import java.util.ArrayList;
import java.util.List;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Where one can go from every page. A place is shown when its route exists and its {@link MayBeUsedBy} names the viewer,
 * so a link never leads to a page that is not there.
 */
@Component
@Lazy
class Places {

    private record Known(String key, String path, String icon) {}

    private static final List<Known> FOR_PATIENTS = List.of(
            new Known("ui.place.home", "/home", "house"),
            new Known("ui.place.results", "/results", "clipboard2-pulse"),
            new Known("ui.place.messages", "/messages", "chat-left-text"),
            new Known("ui.place.visits", "/visits", "calendar-event"),
            new Known("ui.place.medicines", "/medicines", "capsule"),
            new Known("ui.place.record", "/record", "person"));

    private static final List<Known> FOR_STAFF = List.of(
            new Known("ui.place.today", "/staff", "house"),
            new Known("ui.place.work", "/staff/work", "check2-circle"),
            new Known("ui.place.release", "/staff/results-to-release", "clipboard2-pulse"),
            new Known("ui.place.results", "/staff/results", "clipboard2-pulse"),
            new Known("ui.place.calls", "/staff/calls", "telephone"),
            new Known("ui.place.loops", "/staff/loops", "hourglass-split"),
            new Known("ui.place.proof", "/staff/proof", "shield-check"),
            new Known("ui.place.patients", "/staff/patients", "people"),
            new Known("ui.place.enrolment", "/staff/enrolment", "person-gear"),
            new Known("ui.place.matching", "/staff/quarantine", "person-lines-fill"),
            new Known("ui.place.imports", "/staff/imports", "box-arrow-in-down"),
            new Known("ui.place.corrections", "/staff/corrections", "pencil-square"),
            new Known("ui.place.incidents", "/staff/incidents", "shield-exclamation"),
            new Known("ui.place.exposure", "/staff/exposure", "eye"),
            new Known("ui.place.safeguards", "/staff/safeguards", "shield-check"),
            new Known("ui.place.setup", "/staff/setup", "sliders"),
            new Known("ui.place.emergency", "/staff/break-glass", "shield-check"),
            new Known("ui.place.notices", "/staff/notices", "mailbox"),
            new Known("ui.place.agreements", "/staff/agreements", "pencil-square"),
            new Known("ui.place.education", "/staff/education", "info-circle"),
            new Known("ui.place.meanings", "/staff/meanings", "info-circle"),
            new Known("ui.place.uptake", "/staff/uptake", "people"),
            new Known("ui.place.held", "/staff/held", "hourglass-split"),
            new Known("ui.place.policies", "/staff/policies", "list"),
            new Known("ui.place.audit", "/staff/audit", "search"),
            new Known("ui.place.people", "/staff/people", "people"),
            new Known("ui.place.recoveries", "/staff/recoveries", "person-gear"),
            new Known("ui.place.suspensions", "/staff/suspensions", "slash-circle"),
            new Known("ui.place.coverage", "/staff/coverage", "calendar-event"),
            new Known("ui.place.hand-over", "/staff/hand-over", "people"),
            new Known("ui.place.sign-in", "/staff/sign-in", "key"),
            new Known("ui.place.deployments", "/staff/deployments", "shield-check"),
            new Known("ui.place.accounts", "/staff/accounts", "person-gear"),
            new Known("ui.place.settings", "/staff/settings", "sliders"));

    private final OpenPages pages;

    Places(OpenPages pages) {
        this.pages = pages;
    }

    List<Place> of(Viewer viewer, Words words, String path) {
        var known =
                switch (viewer) {
                    case Viewer.Patient _, Viewer.Proxy _, Viewer.Mirror _ -> FOR_PATIENTS;
                    case Viewer.Staff _ -> FOR_STAFF;
                    case Viewer.Nobody _, Viewer.App _, Viewer.Job _ -> List.<Known>of();
                };
        var places = new ArrayList<Place>();
        for (var place : known) {
            if (pages.opens(viewer, place.path())) {
                places.add(new Place(words.say(place.key()), place.path(), place.icon(), current(place.path(), path)));
            }
        }
        return places;
    }

    private static boolean current(String place, String path) {
        return path.equals(place) || path.startsWith(place + "/") && !place.equals("/staff") && !place.equals("/home");
    }
}
