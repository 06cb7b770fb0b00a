package org.havenport.credentials;

import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** How many sign in with what, and by which rules passwords are judged: numbers alone. */
@Controller
class FiguresController {

    static final String PATH = "/staff/sign-in";

    private final SignInFigures figures;

    FiguresController(SignInFigures figures) {
        this.figures = figures;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    ModelAndView figures(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("credentials/figures").addObject("figures", figures.of(frame.viewer()));
    }
}
