package org.havenport.policies;

import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first of these pages: the parts, and how things are with each. */
@Controller
class PoliciesController {

    static final String PATH = "/staff/policies";

    private final Parts parts;

    PoliciesController(Parts parts) {
        this.parts = parts;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.STAFF)
    String policies(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("rows", parts.rows(frame));
        return "policies/policies";
    }
}
