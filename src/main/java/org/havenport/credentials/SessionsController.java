package org.havenport.credentials;

import java.util.UUID;
import org.havenport.access.OpenSessions;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** Where somebody is signed in, each with what its browser says of itself, and the way to end it. */
@Controller
class SessionsController {

    static final String PATH = "/you/sign-in/devices";

    private final OpenSessions sessions;

    SessionsController(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true)
    String list(Viewer viewer, Model model) {
        model.addAttribute("sessions", sessions.of(viewer));
        return "credentials/sessions";
    }

    @PostMapping(PATH + "/{session}/end")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true,
            audited = "session-ended")
    @StaysOpen(evenBeforeAnything = true)
    RedirectView end(Viewer viewer, @PathVariable UUID session) {
        if (!sessions.end(viewer, session)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }

    @PostMapping(PATH + "/others")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true,
            audited = "session-ended")
    @StaysOpen(evenBeforeAnything = true)
    RedirectView endOthers(Viewer viewer) {
        sessions.endOthers(viewer);
        return SeeOther.at(PATH);
    }
}
