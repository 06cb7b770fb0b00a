package org.havenport.policies;

import org.havenport.home.Frame;
import org.havenport.protocols.PatientDuties;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the agreement asks of patients, by what the program notices it, and how often it did. Nobody is named. */
@Controller
class PatientDutiesController {

    static final String PATH = PoliciesController.PATH + "/duties";

    private final PatientDuties duties;

    PatientDutiesController(PatientDuties duties) {
        this.duties = duties;
    }

    /** A duty as the page shows it. */
    record Line(String says, String noticedBy, long times) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.COUNSEL, Role.PORTAL_COORDINATOR})
    String duties(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute(
                "lines",
                duties.all().stream()
                        .map(duty -> new Line(
                                duty.sentence(frame.words().locale()),
                                String.join(", ", duty.noticedBy()),
                                duties.noticed(duty)))
                        .toList());
        return "policies/duties";
    }
}
