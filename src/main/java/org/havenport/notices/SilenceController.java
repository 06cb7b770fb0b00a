package org.havenport.notices;

import java.util.Arrays;
import java.util.Objects;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A record said of somebody that they died, and they are alive: with two identifiers and how it is known, notices go again. */
@Controller
class SilenceController {

    static final String PATH = NoticesController.PATH + "/alive";

    private final Silences silences;
    private final Patients patients;

    SilenceController(Silences silences, Patients patients) {
        this.silences = silences;
        this.patients = patients;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR})
    ModelAndView form(@ModelAttribute("frame") Frame frame) {
        return form(frame, DeskForm.empty(), null, Errors.none());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "notices-silence-lifted")
    @AsksForProofAgain
    ModelAndView lift(
            @ModelAttribute("frame") Frame frame,
            @ModelAttribute("form") DeskForm form,
            @RequestParam(required = false) Silences.@Nullable Reason reason) {
        var errors = form.errors(frame);
        if (reason == null) {
            errors = errors.and("reason", frame.say("notices.alive.reason.wrong"));
        }
        if (reason == null || !errors.all().isEmpty()) {
            return form(frame, form, reason, errors);
        }
        var staff = frame.staff();
        return form.who(patients, staff)
                .filter(who -> silences.lift(staff, who.id(), reason))
                .map(_ -> SeeOther.page(NoticesController.PATH + "?kept=alive"))
                .orElseGet(() -> form(frame, form, reason, Errors.of("born", frame.say("notices.alive.nobody"))));
    }

    private ModelAndView form(Frame frame, DeskForm form, Silences.@Nullable Reason reason, Errors errors) {
        var why = new Choice(
                "reason",
                frame.say("notices.alive.reason"),
                reason == null ? "" : reason.name(),
                Arrays.stream(Silences.Reason.values())
                        .map(it -> new Choice.Option(it.name(), frame.say("notices.alive.reason." + it), ""))
                        .toList());
        var ids = silences.mistaken(frame.viewer());
        var people = patients.who(frame.viewer(), ids.shown());
        return new ModelAndView("notices/alive", errors.status())
                .addObject("form", form)
                .addObject("why", why)
                .addObject(
                        "waiting",
                        ids.shown().stream()
                                .map(people::get)
                                .filter(Objects::nonNull)
                                .map(Person::name)
                                .toList())
                .addObject("more", ids.more())
                .addObject("errors", errors);
    }
}
