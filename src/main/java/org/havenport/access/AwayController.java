package org.havenport.access;

import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a quick exit leads: a page of ours that names neither the portal nor the practice, and asks nobody for anything. */
@Controller
class AwayController {

    static final String PATH = "/measures";

    @GetMapping(PATH)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    String away() {
        return "access/away";
    }
}
