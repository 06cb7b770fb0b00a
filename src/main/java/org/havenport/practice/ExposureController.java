package org.havenport.practice;

import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What the practice is exposed to while it can still be changed: figures, how they stood before, and what is behind them. */
@Controller
class ExposureController {

    static final String PATH = "/staff/exposure";

    private final Exposures exposures;

    ExposureController(Exposures exposures) {
        this.exposures = exposures;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR, Role.ADMINISTRATOR},
            audited = "exposure-viewed")
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("practice/exposure")
                .addObject("page", ExposurePage.of(frame, exposures.now(frame.viewer(), frame.words())));
    }
}
