package org.havenport.record;

import java.time.Clock;
import org.havenport.chart.Holds;
import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The register of what is held back from patients, for those who answer for it; without clinical content. */
@Controller
class HeldController {

    private final Holds holds;
    private final Clock clock;

    HeldController(Holds holds, Clock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    @GetMapping("/staff/held")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL},
            audited = "held-register-read")
    String held(@ModelAttribute("frame") Frame frame, Model model) {
        var now = clock.instant();
        var register = holds.register(frame.viewer(), now.minus(HeldPage.TIMED));
        model.addAttribute("page", HeldPage.of(frame.words(), register, now));
        return "record/held";
    }
}
