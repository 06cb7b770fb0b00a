package org.havenport.access;

import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Gives back what somebody had typed before they were to sign in, or to show a factor, again. */
@Controller
class KeptFormController {

    static final String PATH = "/sign-in/kept";

    private final WhatWasTypedIsKept kept;

    KeptFormController(WhatWasTypedIsKept kept) {
        this.kept = kept;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.PROXY, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    ModelAndView show(Viewer viewer) {
        return kept.of(viewer)
                .map(form -> new ModelAndView("access/kept").addObject("form", form))
                .orElseGet(() -> SeeOther.page(first(viewer)));
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.PROXY, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @StaysOpen(evenBeforeAnything = true)
    ModelAndView throwAway(Viewer viewer) {
        kept.forget(viewer);
        return SeeOther.page(first(viewer));
    }

    private static String first(Viewer viewer) {
        return viewer.kind() == Viewer.Kind.STAFF ? "/staff" : "/home";
    }
}
