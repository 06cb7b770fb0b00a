package org.havenport.enrolment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.havenport.access.PatientAccounts;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a patient leaves the portal: one step, without being talked out of it. */
@Controller
class LeaveController {

    static final String PATH = "/you/leave";
    private static final String LEFT = "/left";

    private final Leaving leaving;
    private final PatientAccounts accounts;

    LeaveController(Leaving leaving, PatientAccounts accounts) {
        this.leaving = leaving;
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    @StaysOpen(evenBeforeAnything = true)
    @MayBeUsedBy(Viewer.Kind.PATIENT)
    String page() {
        return "enrolment/leave";
    }

    @PostMapping(PATH)
    @StaysOpen(evenBeforeAnything = true)
    @MayBeUsedBy(value = Viewer.Kind.PATIENT, audited = "patient-left")
    ModelAndView leave(Viewer viewer, Locale language, HttpServletResponse response) {
        leaving.leave((Viewer.Patient) viewer, language);
        accounts.leave(response);
        return SeeOther.page(LEFT);
    }

    /** What happens now; says nothing of anybody. */
    @GetMapping(LEFT)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    String left() {
        return "enrolment/left";
    }
}
