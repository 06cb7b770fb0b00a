package org.havenport.patients;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.Protocols;
import org.havenport.staff.Staff;
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
import org.springframework.web.servlet.view.RedirectView;

/** The reason a member of staff gives before a record opens that is not theirs to open, and the list of these reasons. */
@Controller
class EmergencyController {

    static final String PATH = "/staff/break-glass";
    private static final int LONGEST = 1000;

    private final CareTeams teams;
    private final EmergencyUses uses;
    private final Patients patients;
    private final Protocols protocols;
    private final Staff staff;
    private final Clock clock;

    EmergencyController(
            CareTeams teams, EmergencyUses uses, Patients patients, Protocols protocols, Staff staff, Clock clock) {
        this.teams = teams;
        this.uses = uses;
        this.patients = patients;
        this.protocols = protocols;
        this.staff = staff;
        this.clock = clock;
    }

    static String reason(UUID patient) {
        return PatientController.path(patient) + "/reason";
    }

    @GetMapping(PatientController.PATH + "/{patient}/reason")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_ASSISTANT, Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "break-glass-asked")
    ModelAndView ask(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        if (teams.mayOpen(frame.viewer(), patient)) {
            return new ModelAndView(SeeOther.at(PatientController.path(patient)));
        }
        return asked(frame, patient, null, "", false, HttpStatus.OK);
    }

    @PostMapping(PatientController.PATH + "/{patient}/reason")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_ASSISTANT, Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "break-glass-used")
    ModelAndView open(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(required = false) @Nullable EmergencyReason reason,
            @RequestParam(defaultValue = "") String note) {
        if (reason == null || note.isBlank() || note.length() > LONGEST) {
            return asked(frame, patient, reason, note, true, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (patients.who(frame.viewer(), patient).isEmpty()) {
            throw new NotHere();
        }
        teams.breakGlass(frame.viewer(), patient, reason, note);
        return new ModelAndView(SeeOther.at(PatientController.path(patient)));
    }

    @GetMapping(PATH)
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.COMPLIANCE_OFFICER, audited = "break-glass-listed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        var list = uses.list(frame.viewer());
        var names = staff.names(frame.viewer(), EmergencyPage.people(list));
        return new ModelAndView("patients/break_glass", "page", EmergencyPage.of(frame, list, names, clock.instant()));
    }

    @PostMapping(PATH + "/{patient}/{id}/outcome")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.COMPLIANCE_OFFICER, audited = "break-glass-reviewed")
    RedirectView review(
            Viewer viewer,
            @PathVariable UUID patient,
            @PathVariable UUID id,
            @RequestParam(required = false) Emergency.@Nullable Outcome outcome,
            @RequestParam(defaultValue = "") String note) {
        if (outcome == null || note.length() > LONGEST || !uses.review(viewer, patient, id, outcome, note)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }

    private ModelAndView asked(
            Frame frame,
            UUID patient,
            @Nullable EmergencyReason reason,
            String note,
            boolean refused,
            HttpStatus status) {
        var who = patients.viewed(frame.viewer(), patient, "break-glass-asked").orElseThrow(NotHere::new);
        var errors = new ArrayList<FieldError>();
        if (refused && reason == null) {
            errors.add(new FieldError("reason", frame.say("patients.reason.missing.reason")));
        }
        if (refused && (note.isBlank() || note.length() > LONGEST)) {
            errors.add(new FieldError("note", frame.say("patients.reason.missing.note")));
        }
        var page = new ReasonPage(
                IdentityBand.of(frame, who, clock.instant()),
                PatientController.path(patient),
                protocols.value(PatientsParameters.EMERGENCY_HOURS),
                protocols.value(PatientsParameters.REVIEW_DAYS),
                reason,
                note,
                errors);
        return new ModelAndView("patients/reason", Map.of("page", page), status);
    }
}
