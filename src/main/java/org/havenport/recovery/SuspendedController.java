package org.havenport.recovery;

import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What somebody sees whose account is suspended: why, since when, where to appeal, and how to get the record otherwise. */
@Controller
class SuspendedController {

    static final String PATH = "/suspended";

    private final Suspensions suspensions;

    SuspendedController(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.PATIENT)
    @StaysOpen(evenBeforeAnything = true)
    ModelAndView why(@ModelAttribute("frame") Frame frame) {
        return suspensions
                .own(frame.viewer())
                .map(it -> new ModelAndView("recovery/suspended").addObject("suspension", it))
                .orElseGet(() -> SeeOther.page("/home"));
    }
}
