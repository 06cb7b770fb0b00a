package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** What the page's script asks shortly before a session ends: to go on, or to keep what was typed. */
@Controller
class SessionController {

    static final String KEEP = "/session/keep";

    /** Where the form was to go. */
    static final String TO = "_to";

    private final WhatWasTypedIsKept kept;
    private final Sessions sessions;

    SessionController(WhatWasTypedIsKept kept, Sessions sessions) {
        this.sessions = sessions;
        this.kept = kept;
    }

    /** To have asked is to have used the session; the page stays as it is. */
    @PostMapping("/session/stay")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.PROXY, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @StaysOpen(evenBeforeAnything = true)
    ResponseEntity<Void> stay() {
        return ResponseEntity.noContent().build();
    }

    /** Keeps what was typed, and the session is over: this is asked when its time is up. */
    @PostMapping(KEEP)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.PROXY, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @StaysOpen(evenBeforeAnything = true)
    ResponseEntity<Void> keep(
            Viewer viewer, @RequestAttribute(Session.ATTRIBUTE) Session session, HttpServletRequest request) {
        var done = kept.keep(viewer, request);
        if (done) {
            sessions.overNow(session.id());
        }
        return ResponseEntity.status(done ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_ENTITY)
                .build();
    }
}
