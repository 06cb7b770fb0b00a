package org.havenport.intake;

import java.util.List;
import java.util.UUID;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What waits because nobody knows whose it is: the list, both sides of one, and what a person decides. */
@Controller
class MatchingController {

    static final String PATH = "/staff/quarantine";

    private final Matching matching;
    private final Patients patients;
    private final MatchingInWords inWords;

    MatchingController(Matching matching, Patients patients, MatchingInWords inWords) {
        this.matching = matching;
        this.patients = patients;
        this.inWords = inWords;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.CLINICIAN, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "quarantine-listed")
    ModelAndView list(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(required = false) @Nullable UUID after) {
        var lines = matching.waiting(frame.viewer(), after);
        var page = inWords.page(frame.words(), lines, matching.figures(frame.viewer()));
        var shown = new ModelAndView("intake/quarantine", "page", page);
        shown.addObject("done", done.equals("yes"));
        return shown;
    }

    @GetMapping(PATH + "/{delivery}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.CLINICIAN, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "quarantine-opened")
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable UUID delivery) {
        return page(frame, delivery, MatchingForm.EMPTY, List.of(), null, HttpStatus.OK);
    }

    @PostMapping(PATH + "/{delivery}/decide")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.CLINICIAN, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "quarantine-file")
    ModelAndView decide(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID delivery,
            @ModelAttribute("form") MatchingForm form) {
        var proposal = form.proposal(delivery);
        if (proposal == null) {
            var key = form.chose(MatchingForm.DISCARD) ? "intake.matching.wrong.why" : "intake.matching.wrong.choice";
            var field = form.chose(MatchingForm.DISCARD) ? "why" : "choice";
            return page(
                    frame,
                    delivery,
                    form,
                    List.of(new FieldError(field, frame.say(key))),
                    null,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answer(frame, delivery, form, matching.decide(frame.viewer(), proposal));
    }

    @PostMapping(PATH + "/{delivery}/confirm")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.CLINICIAN, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "quarantine-confirmed")
    ModelAndView confirm(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID delivery,
            @ModelAttribute("form") MatchingForm form) {
        return answer(frame, delivery, form, matching.confirm(frame.viewer(), delivery, form.typed()));
    }

    @PostMapping(PATH + "/{delivery}/turn-down")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.CLINICIAN, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "quarantine-turned-down")
    ModelAndView turnDown(@ModelAttribute("frame") Frame frame, @PathVariable UUID delivery) {
        return matching.turnDown(frame.viewer(), delivery)
                ? SeeOther.page(PATH + "/" + delivery)
                : answer(frame, delivery, MatchingForm.EMPTY, Matching.Answer.CHANGED);
    }

    @GetMapping(PATH + "/wrong-patient/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "item-opened-to-correct")
    ModelAndView wrongPatient(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID item) {
        var found = matching.item(frame.viewer(), patient, item).orElseThrow(NotHere::new);
        var person = patients.who(frame.viewer(), patient).orElseThrow(NotHere::new);
        var record = "/staff/patients/" + patient + "/record";
        return new ModelAndView(
                "intake/wrong_patient",
                "page",
                new MatchingPage.Correction(
                        PATH + "/wrong-patient/" + patient + "/" + item,
                        person.name(),
                        frame.words().date(person.birthDate()),
                        capital(found.gist().title()),
                        record,
                        record + "/items/" + item));
    }

    private static String capital(String title) {
        return title.isEmpty() ? title : Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    @PostMapping(PATH + "/wrong-patient/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "item-said-to-be-anothers")
    ModelAndView takeOut(Viewer viewer, @PathVariable UUID patient, @PathVariable UUID item) {
        return SeeOther.page(
                PATH + "/" + matching.anothers(viewer, patient, item).orElseThrow(NotHere::new));
    }

    private ModelAndView answer(Frame frame, UUID delivery, MatchingForm form, Matching.Answer answer) {
        return switch (answer) {
            case DONE -> SeeOther.page(PATH + "?done=yes");
            case PROPOSED -> SeeOther.page(PATH + "/" + delivery);
            case NOT_ALLOWED -> throw new NotHere();
            case CHANGED ->
                page(frame, delivery, form, List.of(), frame.say("intake.matching.changed"), HttpStatus.CONFLICT);
            case SAME_PERSON, NOT_AGREED, NOBODY_FOUND ->
                page(
                        frame,
                        delivery,
                        form,
                        List.of(new FieldError("typed", frame.say("intake.matching.wrong." + answer))),
                        null,
                        HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    /** What is gone meanwhile leads back to the list with a word; what never was answers like nothing. */
    private ModelAndView page(
            Frame frame,
            UUID delivery,
            MatchingForm form,
            List<FieldError> errors,
            @Nullable String told,
            HttpStatus status) {
        var sides = matching.open(frame.viewer(), delivery).orElse(null);
        if (sides == null && told == null) {
            throw new NotHere();
        }
        if (sides == null) {
            var gone = new ModelAndView("intake/quarantine", status);
            gone.addObject(
                    "page",
                    inWords.page(
                            frame.words(), matching.waiting(frame.viewer(), null), matching.figures(frame.viewer())));
            gone.addObject("told", frame.say("intake.matching.gone"));
            return gone;
        }
        var from = sides.line().held().cameFrom();
        @Nullable
        Person person = from == null ? null : patients.who(frame.viewer(), from).orElse(null);
        var shown = new ModelAndView("intake/delivery", status);
        shown.addObject("page", inWords.open(frame.words(), frame.viewer(), sides, person, form, errors, told));
        return shown;
    }
}
