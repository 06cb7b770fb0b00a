package org.havenport.release;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.followup.ContactIncomplete;
import org.havenport.followup.Missing;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The staff's list of results that wait for a call, and the call itself. */
@Controller
class ResultsToReleaseController {

    static final String PATH = "/staff/results-to-release";
    static final Role[] CALLERS = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR};

    private static final String VIEW = "release/results_to_release";

    private final ContactGate gate;
    private final WaitingList list;
    private final WaitingResult result;

    ResultsToReleaseController(ContactGate gate, WaitingList list, WaitingResult result) {
        this.gate = gate;
        this.list = list;
        this.result = result;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "waiting-results-listed")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        var rows = list.rows(frame.viewer(), frame.words(), null);
        model.addAttribute("page", new ReleasePage(title(frame, rows), rows, null));
        return VIEW;
    }

    @GetMapping(PATH + "/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "waiting-result-opened")
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID item) {
        return beside(frame, item, opened(frame, patient, item), HttpStatus.OK);
    }

    @PostMapping(PATH + "/{patient}/{item}/take")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "call-taken-on")
    RedirectView take(Viewer viewer, @PathVariable UUID patient, @PathVariable UUID item) {
        if (!gate.take(viewer, patient, item)) {
            throw new NotHere();
        }
        return SeeOther.at(path(patient, item));
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
                throw new NotHere();
            }
        } catch (ContactIncomplete e) {
            return incomplete(frame, patient, item, form, e.missing());
        } catch (NewerValue e) {
            return newer(frame, patient, item, form);
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

    private ReleasePage.Open opened(Frame frame, UUID patient, UUID item) {
        return result.open(frame.viewer(), frame.words(), patient, item).orElseThrow(NotHere::new);
    }

    private ModelAndView beside(Frame frame, UUID item, ReleasePage.Open open, HttpStatus status) {
        var rows = list.rows(frame.viewer(), frame.words(), item);
        var page = new ModelAndView(VIEW, status);
        page.addObject("page", new ReleasePage(title(frame, rows), rows, open));
        return page;
    }

    private static String title(Frame frame, List<ReleasePage.Row> rows) {
        return frame.say("release.title", rows.size());
    }

    static String path(UUID patient, UUID item) {
        return PATH + "/" + patient + "/" + item;
    }
}
