package org.havenport.enrolment;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.PatientAccounts;
import org.havenport.files.Pdfs;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Patients;
import org.havenport.staff.Staff;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** One patient's account as those see it who invite: whether there is one, every invitation, and a new one. */
@Controller
class EnrolmentController {

    /** Where the lists are. */
    static final String LISTS = "/staff/enrolment";

    static final String PATH = "/staff/patients/{patient}/enrolment";

    private final Invitations invitations;
    private final PatientAccounts accounts;
    private final Patients patients;
    private final CareTeams teams;
    private final Letters letters;
    private final Leaving leaving;
    private final Staff staff;
    private final Clock clock;

    EnrolmentController(
            Invitations invitations,
            PatientAccounts accounts,
            Patients patients,
            CareTeams teams,
            Letters letters,
            Leaving leaving,
            Staff staff,
            Clock clock) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.patients = patients;
        this.teams = teams;
        this.letters = letters;
        this.leaving = leaving;
        this.staff = staff;
        this.clock = clock;
    }

    static String path(UUID patient) {
        return "/staff/patients/" + patient + "/enrolment";
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.PORTAL_COORDINATOR},
            audited = "enrolment-viewed")
    ModelAndView page(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        return page(frame, patient, HttpStatus.OK, null);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.PORTAL_COORDINATOR},
            audited = "patient-invited")
    ModelAndView invite(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "HANDED") String way,
            @RequestParam(defaultValue = "") List<String> checked,
            @RequestParam(defaultValue = "") String nudge) {
        teams.orReason(frame.viewer(), patient);
        var posted = way.equals(Way.POSTED.name());
        var how = new Invitations.How(posted ? Way.POSTED : Way.HANDED, identities(checked), null, nudge.equals("yes"));
        return switch (invitations.invite(frame.viewer(), patient, how).orElseThrow(NotHere::new)) {
            case Invitations.Answer.Made(var invited) ->
                new ModelAndView("enrolment/invited")
                        .addObject("invited", invited)
                        .addObject("path", path(patient));
            case Invitations.Answer.Refused(var why) -> page(frame, patient, HttpStatus.UNPROCESSABLE_CONTENT, why);
        };
    }

    /** The letter of the invitation that was just made: whoever prints it still has the code on the page. */
    @PostMapping(PATH + "/letter")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.PORTAL_COORDINATOR},
            audited = "invitation-printed")
    ResponseEntity<byte[]> letter(
            Viewer viewer, @PathVariable UUID patient, @RequestParam(defaultValue = "") String code) {
        var invited = invitations.told(viewer, patient, code).orElseThrow(NotHere::new);
        return Pdfs.saved("letter.pdf", letters.print(List.of(invited)));
    }

    @PostMapping(PATH + "/withdraw")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.PORTAL_COORDINATOR},
            audited = "invitation-withdrawn")
    RedirectView withdraw(Viewer viewer, @PathVariable UUID patient) {
        if (!invitations.withdraw(viewer, patient)) {
            throw new NotHere();
        }
        return SeeOther.at(path(patient));
    }

    /** The patient told somebody of the staff that they do not want the portal any more. */
    @PostMapping(PATH + "/end")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.PORTAL_COORDINATOR},
            audited = "patient-left")
    @AsksForProofAgain
    RedirectView end(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        teams.orReason(frame.viewer(), patient);
        var who = patients.who(frame.viewer(), patient).orElseThrow(NotHere::new);
        if (!leaving.forPatient(frame.viewer(), who)) {
            throw new NotHere();
        }
        return SeeOther.at(path(patient));
    }

    private ModelAndView page(
            Frame frame, UUID patient, HttpStatus status, @org.jspecify.annotations.Nullable WhyNot why) {
        var viewer = frame.viewer();
        var who = patients.viewed(viewer, patient, "enrolment-viewed").orElseThrow(NotHere::new);
        var making = new EnrolmentPage.Making(frame, who, clock.instant());
        var history = invitations.of(viewer, patient);
        var names = staff.names(
                viewer, history.stream().map(Invitation::invitedBy).distinct().toList());
        var page = making.with(accounts.of(viewer, Set.of(patient)).get(patient), history, names, why);
        return new ModelAndView("enrolment/patient", status).addObject("page", page);
    }

    static Set<Identity> identities(List<String> typed) {
        var checked = EnumSet.noneOf(Identity.class);
        Arrays.stream(Identity.values()).filter(it -> typed.contains(it.name())).forEach(checked::add);
        return checked;
    }
}
