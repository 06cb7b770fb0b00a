package org.havenport.home;

import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

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
            case Viewer.Staff _ -> to("/staff");
            case Viewer.Patient _, Viewer.Proxy _ -> to("/home");
            case Viewer.Nobody _, Viewer.App _, Viewer.Job _ ->
                new ModelAndView("home/start", "page", disclaimer.page(frame.words(), pages.ready()));
        };
    }

    /** Never an address with a host: the browser says which host it asks, and it may say anything. */
    private static ModelAndView to(String path) {
        var view = new RedirectView(path, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
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
