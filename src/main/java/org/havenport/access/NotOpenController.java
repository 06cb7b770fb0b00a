package org.havenport.access;

import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells who cannot come in yet that it is not their fault, and how to reach us. */
@Controller
class NotOpenController {

    static final String PATH = "/not-open";

    private final Opening opening;

    NotOpenController(Opening opening) {
        this.opening = opening;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.NOBODY)
    String notOpen(Model model) {
        model.addAttribute("state", opening.state());
        return "access/not_open";
    }
}
