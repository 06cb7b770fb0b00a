package org.havenport.record;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The patient's record: its parts, one part, everything in one line of time, one measurement, one entry. */
@Controller
class RecordController {

    static final String PATH = "/record";

    private final RecordPages pages;
    private final Clock clock;

    RecordController(RecordPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-overview-viewed")
    String overview(@ModelAttribute("frame") Frame frame, Model model) {
        var patient = frame.viewer().patient();
        model.addAttribute("page", pages.overview(frame, patient));
        model.addAttribute("proxy", frame.viewer().kind() == Kind.PROXY);
        return "record/record";
    }

    @GetMapping(PATH + "/{section}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-section-viewed")
    String section(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String section,
            @RequestParam @Nullable Instant at,
            @RequestParam @Nullable UUID id,
            Model model) {
        var which = Section.at(section).orElseThrow(NotHere::new);
        model.addAttribute("page", pages.section(frame, frame.viewer().patient(), which, at, id));
        return "record/section";
    }

    @GetMapping(PATH + "/everything")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-listed")
    String everything(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            @RequestParam @Nullable Instant at,
            @RequestParam @Nullable UUID id,
            Model model) {
        var asked = new EverythingPage.Asked(kind, year, "");
        model.addAttribute("page", pages.everything(frame, frame.viewer().patient(), asked, at, id, clock.instant()));
        return "record/everything";
    }

    /** Words somebody looks for never stand in an address: they are answered where they were sent. */
    @PostMapping(PATH + "/everything")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "record-listed")
    @StaysOpen
    ModelAndView find(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable Instant at,
            @RequestParam @Nullable UUID id) {
        var asked = new EverythingPage.Asked(kind, year, RecordPages.shortened(words));
        if (asked.words().isEmpty()) {
            return new ModelAndView(to(asked));
        }
        var page = pages.everything(frame, frame.viewer().patient(), asked, at, id, clock.instant());
        return new ModelAndView("record/everything").addObject("page", page);
    }

    @GetMapping(PATH + "/vitals/{id}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-entry-viewed")
    String vital(@ModelAttribute("frame") Frame frame, @PathVariable UUID id, Model model) {
        model.addAttribute("page", pages.vital(frame, frame.viewer().patient(), id));
        return "record/vital";
    }

    @GetMapping(PATH + "/items/{id}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "record-entry-viewed")
    ModelAndView entry(@ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        var patient = frame.viewer().patient();
        return pages.isBehindAWord(frame, patient, id)
                ? SeeOther.page(Standpoint.RESULTS + id)
                : new ModelAndView("record/entry").addObject("page", pages.entry(frame, patient, id));
    }

    private static RedirectView to(EverythingPage.Asked asked) {
        var kind = Section.at(asked.kind())
                .map(Section::path)
                .orElse(asked.kind().equals(EverythingPage.RESULTS) ? EverythingPage.RESULTS : "");
        var year = asked.year().matches("\\d{4}") ? asked.year() : "";
        return SeeOther.at("%s/everything?kind=%s&year=%s".formatted(PATH, kind, year));
    }
}
