package org.havenport.recovery;

import java.util.Map;
import java.util.UUID;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.patients.Retyped;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Suspending an account and lifting it, and everybody who is suspended now. */
@Controller
class SuspensionsController {

    static final String LIST = "/staff/suspensions";
    private static final String PATH = "/staff/patients/{patient}/suspension";

    private final Suspensions suspensions;
    private final Patients patients;

    SuspensionsController(Suspensions suspensions, Patients patients) {
        this.suspensions = suspensions;
        this.patients = patients;
    }

    /** Somebody who is suspended, on one line. */
    record Row(String who, String what, String path) {}

    @GetMapping(LIST)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.SECURITY_ADMINISTRATOR},
            audited = "suspensions-viewed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        var all = suspensions.now(frame.viewer());
        var owners = suspensions.patients(all);
        var people = patients.who(frame.viewer(), owners.values());
        var rows = all.stream()
                .map(it -> row(frame, it, owners.get(it.account()), people))
                .toList();
        return new ModelAndView("recovery/suspensions").addObject("rows", rows);
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.SECURITY_ADMINISTRATOR},
            audited = "suspension-opened")
    ModelAndView form(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        return page(frame, patient, SuspensionForm.empty(), Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.SECURITY_ADMINISTRATOR},
            audited = "account-suspended")
    @AsksForProofAgain
    ModelAndView suspend(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @ModelAttribute("form") SuspensionForm form) {
        var lacks = suspensions.suspend(
                frame.viewer(),
                patient,
                form.chosenScope(),
                form.chosenReason(),
                Retyped.text(form.appeal()),
                Retyped.text(form.otherwise()));
        if (lacks.isEmpty()) {
            return SeeOther.page("/staff/patients/" + patient + "/suspension");
        }
        var field = lacks.get().equals("ladder") || lacks.get().equals("already") ? "scope" : lacks.get();
        var errors = Errors.of(field, frame.say("recovery.suspend.lacks." + lacks.get()));
        return page(frame, patient, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping(PATH + "/lift")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.SECURITY_ADMINISTRATOR},
            audited = "suspension-lifted")
    @AsksForProofAgain
    ModelAndView lift(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        suspensions.lift(frame.viewer(), patient);
        return SeeOther.page("/staff/patients/" + patient + "/suspension");
    }

    private ModelAndView page(Frame frame, UUID patient, SuspensionForm form, Errors errors, HttpStatus status) {
        var owner = suspensions.owner(patient).orElseThrow(NotHere::new);
        var now = suspensions.now(frame.viewer(), owner).orElse(null);
        var name = name(frame, patients.who(frame.viewer(), patient).orElse(null), "recovery.suspend.somebody");
        var page = new SuspensionPage(patient, name, now, form, errors);
        return new ModelAndView("recovery/suspension", status).addObject("page", page);
    }

    private static Row row(Frame frame, Suspension it, @Nullable UUID patient, Map<UUID, Person> people) {
        return new Row(
                name(frame, patient == null ? null : people.get(patient), "recovery.list.somebody"),
                frame.say(
                        "recovery.suspend.since",
                        frame.words().date(it.since()),
                        frame.say("recovery.because." + it.reason())),
                "/staff/patients/" + patient + "/suspension");
    }

    /** Who may not see who a patient is suspends without the name, by what an incident told them. */
    private static String name(Frame frame, @Nullable Person person, String otherwise) {
        return person == null ? frame.say(otherwise) : person.name();
    }
}
