package org.havenport.release;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.followup.Consequence;
import org.havenport.followup.ContactIncomplete;
import org.havenport.followup.Missing;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.Listed;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.havenport.worklist.WorkRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The staff's list of results that wait for a call, and the call itself. */
@Controller
class ResultsToReleaseController {

    static final String PATH = "/staff/results-to-release";
    static final Role[] CALLERS = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR};

    private static final String VIEW = "release/results_to_release";

    private final ContactGate gate;
    private final WaitingList list;
    private final WaitingResult result;
    private final ClinicianMark mark;

    ResultsToReleaseController(ContactGate gate, WaitingList list, WaitingResult result, ClinicianMark mark) {
        this.gate = gate;
        this.list = list;
        this.result = result;
        this.mark = mark;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "waiting-results-listed")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        var rows = list.rows(frame.viewer(), frame.words(), null);
        model.addAttribute(
                "page", new ReleasePage(title(frame, rows), rows, list.figures(frame.viewer(), frame.words()), null));
        return VIEW;
    }

    @GetMapping(PATH + "/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "waiting-result-opened")
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID item) {
        return beside(frame, item, opened(frame, patient, item), HttpStatus.OK)
                .addObject("also", gate.alsoOpen(frame.viewer(), patient, item));
    }

    @PostMapping(PATH + "/{patient}/{item}/take")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "call-taken-on")
    ModelAndView take(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            @ModelAttribute("form") ContactForm form) {
        try {
            if (!gate.take(frame.viewer(), patient, item)) {
                throw new NotHere();
            }
        } catch (WorkRefused e) {
            return passedUp(frame, patient, item, form);
        }
        return form.isBegun()
                ? beside(frame, item, opened(frame, patient, item).withForm(form, List.of()), HttpStatus.OK)
                : new ModelAndView(SeeOther.at(path(patient, item)));
    }

    @PostMapping(PATH + "/{patient}/{item}/contact")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "contact-recorded")
    ModelAndView contact(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            @ModelAttribute("form") ContactForm form) {
        if (form.outcome() == null) {
            return incomplete(frame, patient, item, form, EnumSet.of(Missing.OUTCOME));
        }
        try {
            if (!gate.recordContact(frame.viewer(), form.record(patient, item, form.outcome()), form.seen())) {
                // A button that was pressed twice, or a colleague who was quicker: the page tells who spoke and when.
                var open = opened(frame, patient, item);
                if (!form.text().isBlank() && result.wasToldByAnother(frame.viewer(), patient, item)) {
                    return beside(frame, item, open.withForm(form, List.of()), HttpStatus.CONFLICT);
                }
            }
        } catch (ContactIncomplete e) {
            return incomplete(frame, patient, item, form, e.missing());
        } catch (NewerValue e) {
            return newer(frame, patient, item, form);
        } catch (WorkRefused e) {
            return passedUp(frame, patient, item, form);
        }
        return new ModelAndView(SeeOther.at(path(patient, item)));
    }

    /** A clinician says that it is graver than it looks, and why. */
    @PostMapping(PATH + "/{patient}/{item}/mark")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "result-marked")
    ModelAndView mark(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String grave) {
        var open = opened(frame, patient, item);
        if (why.isBlank()) {
            var errors = List.of(new FieldError("why", frame.say("release.mark.missing")));
            return beside(frame, item, open.withForm(open.form(), errors), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var consequence = grave.equals("SIGNIFICANT") ? Consequence.SIGNIFICANT : Consequence.CRITICAL;
        if (!mark.set(frame.viewer(), patient, item, consequence, why)) {
            throw new NotHere();
        }
        return new ModelAndView(SeeOther.at(path(patient, item)));
    }

    private ModelAndView incomplete(Frame frame, UUID patient, UUID item, ContactForm form, Set<Missing> missing) {
        var open = opened(frame, patient, item);
        var errors = ContactForm.errors(frame.words(), missing, open.given());
        return beside(frame, item, open.withForm(form, errors), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** What was typed stays; the newer values stand above it. */
    private ModelAndView newer(Frame frame, UUID patient, UUID item, ContactForm form) {
        var open = opened(frame, patient, item);
        var errors = List.of(new FieldError("values", frame.say("release.newer")));
        return beside(frame, item, open.withForm(form.seeing(open.form()), errors), HttpStatus.CONFLICT);
    }

    /** The call was passed up: whoever has the skill keeps what came of it. What was typed stays. */
    private ModelAndView passedUp(Frame frame, UUID patient, UUID item, ContactForm form) {
        var open = opened(frame, patient, item);
        var errors = List.of(new FieldError("values", frame.say("release.passed-up")));
        return beside(frame, item, open.withForm(form, errors), HttpStatus.CONFLICT);
    }

    private ReleasePage.Open opened(Frame frame, UUID patient, UUID item) {
        return result.open(frame.viewer(), frame.words(), patient, item).orElseThrow(NotHere::new);
    }

    private ModelAndView beside(Frame frame, UUID item, ReleasePage.Open open, HttpStatus status) {
        var rows = list.rows(frame.viewer(), frame.words(), item);
        var page = new ModelAndView(VIEW, status);
        page.addObject("page", new ReleasePage(title(frame, rows), rows, List.of(), open));
        return page;
    }

    private static String title(Frame frame, Listed<ReleasePage.Row> rows) {
        return frame.say("release.title", rows.all());
    }

    static String path(UUID patient, UUID item) {
        return PATH + "/" + patient + "/" + item;
    }
}
