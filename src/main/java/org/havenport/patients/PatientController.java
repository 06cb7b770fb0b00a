package org.havenport.patients;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The staff's search for a patient, and who a patient is. What is searched travels in the body, never in an address. */
@Controller
class PatientController {

    static final String PATH = "/staff/patients";

    private final Patients patients;
    private final CareTeams teams;
    private final Staff staff;
    private final Clock clock;

    PatientController(Patients patients, CareTeams teams, Staff staff, Clock clock) {
        this.patients = patients;
        this.teams = teams;
        this.staff = staff;
        this.clock = clock;
    }

    static String path(UUID patient) {
        return PATH + "/" + patient;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.NURSE,
                Role.CLINICIAN,
                Role.BILLING,
                Role.PORTAL_COORDINATOR,
                Role.MEDICAL_DIRECTOR
            })
    ModelAndView form() {
        return new ModelAndView("patients/search", "page", SearchPage.empty());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.NURSE,
                Role.CLINICIAN,
                Role.BILLING,
                Role.PORTAL_COORDINATOR,
                Role.MEDICAL_DIRECTOR
            },
            audited = "patients-searched")
    ModelAndView search(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String born,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String phone) {
        var form = new SearchForm(name, born, number, phone);
        var errors = form.errors(frame);
        if (!errors.isEmpty()) {
            return new ModelAndView(
                    "patients/search",
                    Map.of("page", SearchPage.refused(form, errors)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var hits = patients.search(frame.viewer(), form.query());
        return new ModelAndView("patients/search", "page", SearchPage.of(frame, form, hits, clock.instant()));
    }

    @GetMapping(PATH + "/{patient}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.NURSE,
                Role.CLINICIAN,
                Role.PORTAL_COORDINATOR,
                Role.MEDICAL_DIRECTOR
            },
            audited = "patient-viewed")
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        var viewer = frame.viewer();
        var who = patients.viewed(viewer, patient, "patient-viewed").orElseThrow(NotHere::new);
        var team = teams.of(viewer, patient);
        var page = new PatientPage.Making(frame, who, clock.instant())
                .with(team, staff.all(viewer), teams.mayOpen(viewer, patient), teams.looksAfter(viewer, patient));
        return new ModelAndView("patients/patient", "page", page);
    }

    @PostMapping(PATH + "/{patient}/team")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "care-assigned")
    RedirectView assign(Viewer viewer, @PathVariable UUID patient, @RequestParam UUID account) {
        if (patients.who(viewer, patient).isEmpty()
                || staff.names(viewer, List.of(account)).isEmpty()) {
            throw new NotHere();
        }
        teams.related(viewer, patient, account, null);
        return SeeOther.at(path(patient));
    }

    @PostMapping(PATH + "/{patient}/team/{id}/end")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "care-ended")
    RedirectView end(Viewer viewer, @PathVariable UUID patient, @PathVariable UUID id) {
        if (!teams.end(viewer, patient, id)) {
            throw new NotHere();
        }
        return SeeOther.at(path(patient));
    }
}
