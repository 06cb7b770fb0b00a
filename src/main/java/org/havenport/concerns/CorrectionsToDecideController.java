package org.havenport.concerns;

import java.util.Objects;
import java.util.UUID;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The staff's list of requests for correction: the care team reads them, a clinician decides. */
@Controller
class CorrectionsToDecideController {

    static final String PATH = "/staff/corrections";
    static final Role[] READERS = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR};

    private static final String VIEW = "concerns/corrections_to_decide";

    private final DecisionList list;
    private final Decisions decisions;

    CorrectionsToDecideController(DecisionList list, Decisions decisions) {
        this.list = list;
        this.decisions = decisions;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "corrections-listed")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", new DecisionPage(list.rows(frame.viewer(), frame.words(), null), null));
        return VIEW;
    }

    @GetMapping(PATH + "/{patient}/{id}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "correction-viewed")
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID id) {
        return beside(frame, patient, id, DecisionForm.empty(), Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PATH + "/{patient}/{id}/decide")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "correction-decided")
    ModelAndView decide(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID id,
            @ModelAttribute("form") DecisionForm form) {
        var viewer = frame.viewer();
        var errors = form.errors(frame.words(), list.wrong(viewer, patient, id).orElseThrow(NotHere::new));
        if (!errors.all().isEmpty()) {
            return beside(frame, patient, id, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var act = Objects.requireNonNull(form.act());
        var done =
                switch (act) {
                    case ACCEPT -> decisions.accept(viewer, patient, id, form.text(act));
                    case DENY -> decisions.deny(viewer, patient, id, form.reason(), form.text(act));
                    case EXTEND -> decisions.extend(viewer, patient, id, form.text(act));
                };
        if (!done) {
            throw new NotHere();
        }
        return SeeOther.page(path(patient, id));
    }

    private ModelAndView beside(
            Frame frame, UUID patient, UUID id, DecisionForm form, Errors errors, HttpStatus status) {
        var open = list.open(frame, patient, id, form, errors).orElseThrow(NotHere::new);
        var page = new ModelAndView(VIEW, status);
        return page.addObject("page", new DecisionPage(list.rows(frame.viewer(), frame.words(), id), open));
    }

    static String path(UUID patient, UUID id) {
        return PATH + "/" + patient + "/" + id;
    }
}
