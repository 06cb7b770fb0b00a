package org.havenport.access;

import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Staff open a patient's own pages, to see what the patient sees, and close them again. */
@Controller
class MirrorController {

    private static final String PATH = "/staff/patients/{patient}/mirror";

    private final Mirrors mirrors;
    private final Patients patients;

    MirrorController(Mirrors mirrors, Patients patients) {
        this.mirrors = mirrors;
        this.patients = patients;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.NURSE,
                Role.CLINICIAN,
                Role.MEDICAL_DIRECTOR,
                Role.MEDICAL_ASSISTANT,
                Role.FRONT_DESK,
                Role.PORTAL_COORDINATOR
            },
            audited = "patient-viewed")
    String about(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam @Nullable String why,
            Model model) {
        var who = patients.viewed(frame.viewer(), patient, "patient-viewed").orElseThrow(NotHere::new);
        model.addAttribute("page", MirrorPage.of(frame.viewer(), who, why(why)));
        return "access/mirror";
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.NURSE,
                Role.CLINICIAN,
                Role.MEDICAL_DIRECTOR,
                Role.MEDICAL_ASSISTANT,
                Role.FRONT_DESK,
                Role.PORTAL_COORDINATOR
            },
            audited = "mirror-opened")
    RedirectView open(Viewer viewer, @PathVariable UUID patient) {
        if (!mirrors.open(viewer, patient)) {
            throw new NotHere();
        }
        return SeeOther.at("/home");
    }

    @PostMapping(PATH + "/end")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.NURSE,
                Role.CLINICIAN,
                Role.MEDICAL_DIRECTOR,
                Role.MEDICAL_ASSISTANT,
                Role.FRONT_DESK,
                Role.PORTAL_COORDINATOR
            },
            audited = "mirror-closed")
    RedirectView close(Viewer viewer, @PathVariable UUID patient) {
        mirrors.close(viewer, patient);
        return SeeOther.at(MirrorPage.back(patient));
    }

    private static MirrorPage.@Nullable Why why(@Nullable String why) {
        for (var known : MirrorPage.Why.values()) {
            if (known.name().equals(why)) {
                return known;
            }
        }
        return null;
    }
}
