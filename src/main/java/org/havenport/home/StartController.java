package org.havenport.home;

import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

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
    String start(@ModelAttribute("frame") Frame frame, Model model) {
        return switch (frame.viewer()) {
            case Viewer.Staff _ -> "redirect:/staff";
            case Viewer.Patient _, Viewer.Proxy _ -> "redirect:/home";
            case Viewer.Nobody _, Viewer.App _, Viewer.Job _ -> {
                model.addAttribute("page", disclaimer.page(frame.words(), pages.ready()));
                yield "home/start";
            }
        };
    }

    @GetMapping("/urgent-help")
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    String urgentHelp() {
        return "home/urgent_help";
    }

    @GetMapping("/help")
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    String help() {
        return "home/help";
    }
}
