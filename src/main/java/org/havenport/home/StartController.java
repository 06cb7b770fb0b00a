package org.havenport.home;

import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What anyone may see: the start page, urgent help, help. */
@Controller
class StartController {

    private final TheDisclaimerStandsOnTheStartPage disclaimer;
    private final FirstPages pages;

    StartController(TheDisclaimerStandsOnTheStartPage disclaimer, FirstPages pages) {
        this.disclaimer = disclaimer;
        this.pages = pages;
    }

    @GetMapping("/")
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    ModelAndView start(@ModelAttribute("frame") Frame frame) {
        return switch (frame.viewer()) {
            case Viewer.Staff _ -> SeeOther.page("/staff");
            case Viewer.Patient _, Viewer.Proxy _, Viewer.Mirror _ -> SeeOther.page("/home");
            case Viewer.Nobody _, Viewer.App _, Viewer.Job _ ->
                new ModelAndView("home/start", "page", disclaimer.page(frame.words(), pages.ready()));
        };
    }

    @GetMapping("/urgent-help")
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    String urgentHelp() {
        return "home/urgent_help";
    }

    /** Where whoever asked for a function that is switched off is led. */
    @GetMapping(WhatIsSwitchedOffIsClosed.TOLD)
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    String switchedOff() {
        return "home/switched_off";
    }
}
