package org.havenport.record;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.patients.Patients;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same record as the care team reads it, with what the patient cannot see yet marked as such. */
@Controller
class StaffRecordController {

    static final String PATH = "/staff/patients/{patient}/record";

    private final RecordPages pages;
    private final Patients patients;
    private final Clock clock;

    StaffRecordController(RecordPages pages, Patients patients, Clock clock) {
        this.pages = pages;
        this.patients = patients;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-overview-viewed")
    String overview(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, Model model) {
        about(frame, patient, model);
        model.addAttribute("page", pages.overview(frame, patient));
        return "record/staff_record";
    }

    @GetMapping(PATH + "/{section}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-section-viewed")
    String section(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable String section,
            @RequestParam @Nullable Instant at,
            @RequestParam @Nullable UUID id,
            Model model) {
        var which = Section.at(section).orElseThrow(NotHere::new);
        about(frame, patient, model);
        model.addAttribute("page", pages.section(frame, patient, which, at, id));
        return "record/staff_section";
    }

    @GetMapping(PATH + "/everything")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-listed")
    String everything(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            @RequestParam @Nullable Instant at,
            @RequestParam @Nullable UUID id,
            Model model) {
        return list(frame, patient, new EverythingPage.Asked(kind, year, ""), at, id, model);
    }

    @PostMapping(PATH + "/everything")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-listed")
    String find(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable Instant at,
            @RequestParam @Nullable UUID id,
            Model model) {
        var asked = new EverythingPage.Asked(kind, year, RecordPages.shortened(words));
        return list(frame, patient, asked, at, id, model);
    }

    @GetMapping(PATH + "/vitals/{id}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-entry-viewed")
    String vital(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID id, Model model) {
        about(frame, patient, model);
        model.addAttribute("page", pages.vital(frame, patient, id));
        return "record/staff_vital";
    }

    @GetMapping(PATH + "/items/{id}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-entry-viewed")
    String entry(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID id, Model model) {
        about(frame, patient, model);
        model.addAttribute("page", pages.entry(frame, patient, id));
        return "record/staff_entry";
    }

    private String list(
            Frame frame,
            UUID patient,
            EverythingPage.Asked asked,
            @Nullable Instant at,
            @Nullable UUID id,
            Model model) {
        about(frame, patient, model);
        model.addAttribute("page", pages.everything(frame, patient, asked, at, id, clock.instant()));
        return "record/staff_everything";
    }

    private void about(Frame frame, UUID patient, Model model) {
        var person = patients.who(frame.viewer(), patient).orElseThrow(NotHere::new);
        model.addAttribute("whose", Whose.of(frame.words(), person));
    }
}
