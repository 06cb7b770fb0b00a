package org.havenport.notices;

import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** What was sent and what became of it, for those who write letters and correct addresses. */
@Controller
class NoticesController {

    static final String PATH = "/staff/notices";

    private final DeliveryLog log;
    private final NoticesInWords inWords;
    private final Carriers carriers;

    NoticesController(DeliveryLog log, NoticesInWords inWords, Carriers carriers) {
        this.log = log;
        this.inWords = inWords;
        this.carriers = carriers;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "deliveries-listed")
    String page(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String kept, Model model) {
        model.addAttribute("kept", !kept.isEmpty());
        model.addAttribute("said", kept.equals("alive") ? "notices.alive.kept" : "notices.desk.kept");
        model.addAttribute("page", inWords.page(frame));
        return "notices/notices";
    }

    @PostMapping(PATH + "/{patient}/{delivery}/seen")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "failed-notice-seen-to")
    RedirectView seen(Viewer viewer, @PathVariable UUID patient, @PathVariable UUID delivery) {
        if (!log.look(viewer, patient, delivery)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }

    /** What a demonstration would have sent; elsewhere there is no such page. */
    @GetMapping(PATH + "/kept")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.PORTAL_COORDINATOR})
    String kept(@ModelAttribute("frame") Frame frame, Model model) {
        if (!carriers.keeps()) {
            throw new NotHere();
        }
        model.addAttribute("kept", inWords.kept(frame.words(), carriers.kept()));
        return "notices/kept";
    }
}
