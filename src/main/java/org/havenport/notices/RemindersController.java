package org.havenport.notices;

import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** How an account is kept safe, who gets one and what is not open with it; and how many read that. */
@Controller
class RemindersController {

    static final String PATH = "/you/security";
    static final String FIGURES = "/staff/security-reminders";

    private final SecurityReminders reminders;

    RemindersController(SecurityReminders reminders) {
        this.reminders = reminders;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true,
            audited = "security-tips-opened")
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        reminders.opened(frame.viewer());
        return new ModelAndView(frame.viewer().kind() == Kind.STAFF ? "notices/security_staff" : "notices/security");
    }

    @GetMapping(FIGURES)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.COMPLIANCE_OFFICER},
            audited = "security-reminder-figures-viewed")
    ModelAndView figures(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("notices/reminders").addObject("quarters", reminders.figures(frame.viewer()));
    }
}
