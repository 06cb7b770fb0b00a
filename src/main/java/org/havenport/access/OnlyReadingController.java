package org.havenport.access;

import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Says why something was not done, and what comes first. */
@Controller
class OnlyReadingController {

    static final String PATH = "/only-reading";

    @GetMapping(PATH)
    @MayBeUsedBy({Viewer.Kind.PATIENT, Viewer.Kind.PROXY})
    ModelAndView why(@RequestAttribute(Session.ATTRIBUTE) Session session) {
        var owed = session.owed();
        return owed == null || owed.reach() == ComesFirst.Reach.SOON
                ? SeeOther.page("/home")
                : new ModelAndView("access/only_reading").addObject("first", owed.path());
    }
}
