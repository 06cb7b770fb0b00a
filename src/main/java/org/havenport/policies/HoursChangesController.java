package org.havenport.policies;

import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.HourChanges;
import org.havenport.protocols.NotAcceptable;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another person decides a change of hours, as a whole; its author takes it back. */
@Controller
class HoursChangesController {

    private static final String PATH = HoursController.PATH + "/changes/{number}";

    private final HourChanges changes;
    private final HoursController pages;

    HoursChangesController(HourChanges changes, HoursController pages) {
        this.changes = changes;
        this.pages = pages;
    }

    @PostMapping(PATH + "/approve")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "value-approved")
    ModelAndView approve(@ModelAttribute("frame") Frame frame, @PathVariable long number) {
        return attempt(frame, number, () -> changes.approve(frame.viewer(), number));
    }

    @PostMapping(PATH + "/reject")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "value-rejected")
    ModelAndView reject(
            @ModelAttribute("frame") Frame frame,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String why) {
        return attempt(frame, number, () -> changes.reject(frame.viewer(), number, why));
    }

    @PostMapping(PATH + "/withdraw")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.MEDICAL_DIRECTOR,
                Role.COUNSEL,
                Role.SECURITY_ADMINISTRATOR,
                Role.PORTAL_COORDINATOR
            },
            audited = "value-withdrawn")
    ModelAndView withdraw(
            @ModelAttribute("frame") Frame frame,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String why) {
        return attempt(frame, number, () -> changes.withdraw(frame.viewer(), number, why));
    }

    private ModelAndView attempt(Frame frame, long number, Runnable act) {
        try {
            act.run();
        } catch (SecurityException others) {
            throw new NotHere();
        } catch (NotAcceptable refused) {
            var wrong = refused.wrong().getFirst();
            return pages.page(
                    frame,
                    "why-" + number,
                    frame.say("policies.wrong." + wrong.rule(), wrong.limits().toArray()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (IllegalStateException meanwhile) {
            return pages.page(frame, "waiting", frame.say("policies.wrong.meanwhile"), HttpStatus.CONFLICT);
        }
        return SeeOther.page(HoursController.PATH);
    }
}
