package org.havenport.education;

import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The reminder that the portal is not for emergencies: one tick, or later. */
@Controller
class ReminderController {

    static final String PATH = "/you/reminder";

    private final Reminders reminders;

    ReminderController(Reminders reminders) {
        this.reminders = reminders;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.PATIENT)
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        return page(frame, Errors.none());
    }

    @PostMapping(PATH)
    @StaysOpen
    @MayBeUsedBy(value = Kind.PATIENT, audited = "reminder-acknowledged")
    ModelAndView answer(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "false") boolean understood,
            @RequestParam(defaultValue = "false") boolean later) {
        if (!understood && !later) {
            return page(frame, Errors.of("understood", frame.say("education.reminder.missing")));
        }
        reminders.answered(frame.patient(), understood, frame.words().locale());
        return SeeOther.page("/home");
    }

    private ModelAndView page(Frame frame, Errors errors) {
        return new ModelAndView("education/reminder", errors.status())
                .addObject("text", reminders.words(frame.words().locale()))
                .addObject("putOff", reminders.putOff(frame.patient()))
                .addObject("errors", errors);
    }
}
