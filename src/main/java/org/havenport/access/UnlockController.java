package org.havenport.access;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Staff open a lock for whoever they made sure of: a patient at once, a colleague with a second administrator. */
@Controller
class UnlockController {

    private static final String OF_PATIENT = "/staff/patients/{patient}/locks";
    private static final String OF_STAFF = AlarmsController.PATH + "/unlock";

    private final Locks locks;
    private final Patients patients;
    private final Staff staff;

    UnlockController(Locks locks, Patients patients, Staff staff) {
        this.locks = locks;
        this.patients = patients;
        this.staff = staff;
    }

    @GetMapping(OF_PATIENT)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.MEDICAL_ASSISTANT, Role.NURSE, Role.PORTAL_COORDINATOR},
            audited = "patient-viewed")
    ModelAndView ofPatient(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        return patient(frame, patient, UnlockForm.EMPTY, Errors.none());
    }

    @PostMapping(OF_PATIENT)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.MEDICAL_ASSISTANT, Role.NURSE, Role.PORTAL_COORDINATOR},
            audited = "sign-in-unlocked")
    @AsksForProofAgain
    ModelAndView openPatient(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @ModelAttribute UnlockForm form) {
        var who = patients.who(frame.viewer(), patient).orElseThrow(NotHere::new);
        var errors = form.errors(frame, who);
        if (!errors.all().isEmpty()) {
            return patient(frame, patient, form, errors);
        }
        if (!locks.open(frame.viewer(), patient, form.typed(), Objects.requireNonNull(form.chosen()), form.reason())) {
            throw new NotHere();
        }
        return SeeOther.page("/staff/patients/" + patient + "/locks");
    }

    @GetMapping(OF_STAFF)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR})
    ModelAndView colleagues(@ModelAttribute("frame") Frame frame) {
        var others = staff.all(frame.viewer()).stream()
                .filter(it -> !it.account().equals(frame.viewer().actor()))
                .toList();
        var locked = locks.locked(
                frame.viewer(), others.stream().map(Member::account).toList());
        var rows = others.stream()
                .map(it -> new Colleague(OF_STAFF + "/" + it.account(), it.shown(), locked.contains(it.account())))
                .sorted(java.util.Comparator.comparing(it -> !it.locked()))
                .toList();
        return new ModelAndView("access/unlock_staff").addObject("rows", rows);
    }

    /** A colleague on one line. */
    record Colleague(String path, String name, boolean locked) {}

    @GetMapping(OF_STAFF + "/{account}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR})
    ModelAndView ofStaff(@ModelAttribute("frame") Frame frame, @PathVariable UUID account) {
        return colleague(frame, account, UnlockForm.EMPTY, Errors.none());
    }

    @PostMapping(OF_STAFF + "/{account}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "unlock-asked")
    @AsksForProofAgain
    ModelAndView askForStaff(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID account, @ModelAttribute UnlockForm form) {
        var who = member(frame, account);
        var named = locks.isNamed(frame.viewer(), account, form.username());
        var errors = form.errors(frame, who.given(), who.family(), named);
        if (!errors.all().isEmpty()) {
            return colleague(frame, account, form, errors);
        }
        var how = Objects.requireNonNull(form.chosen());
        if (!locks.ask(frame.viewer(), account, List.of("name", "username"), how, form.reason())) {
            throw new NotHere();
        }
        return SeeOther.page(AlarmsController.PATH);
    }

    private Member member(Frame frame, UUID account) {
        var member = staff.names(frame.viewer(), List.of(account)).get(account);
        if (member == null || account.equals(frame.viewer().actor())) {
            throw new NotHere();
        }
        return member;
    }

    private ModelAndView patient(Frame frame, UUID patient, UnlockForm form, Errors errors) {
        var who = patients.viewed(frame.viewer(), patient, "patient-viewed").orElseThrow(NotHere::new);
        var path = "/staff/patients/" + patient;
        var standing = locks.ofPatient(frame.viewer(), patient).orElse(null);
        return page(UnlockPage.of(frame, who.name(), standing, false, path + "/locks", path, form, errors), errors);
    }

    private ModelAndView colleague(Frame frame, UUID account, UnlockForm form, Errors errors) {
        var who = member(frame, account);
        var standing = locks.ofStaff(frame.viewer(), account).orElse(null);
        return page(
                UnlockPage.of(frame, who.shown(), standing, true, OF_STAFF + "/" + account, OF_STAFF, form, errors),
                errors);
    }

    private static ModelAndView page(UnlockPage page, Errors errors) {
        return new ModelAndView("access/unlock", errors.status()).addObject("page", page);
    }
}
