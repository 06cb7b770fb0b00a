package org.havenport.policies;

import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The values the organisation has decided. */
@Controller
class ValuesController {

    static final String PATH = PoliciesController.PATH + "/values";

    private final ValuesPages pages;

    ValuesController(ValuesPages pages) {
        this.pages = pages;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.MEDICAL_DIRECTOR,
                Role.COUNSEL,
                Role.SECURITY_ADMINISTRATOR,
                Role.PORTAL_COORDINATOR
            })
    String values(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", pages.of(frame.viewer(), frame.words()));
        return "policies/values";
    }
}
