package org.havenport.results;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.havenport.home.EmptyLists;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.BusinessHours;
import org.havenport.release.ContactGate;
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

/** The patient's results: the list, one result, one that waits for a call, and what the patient says about them. */
@Controller
class ResultsController {

    static final String PATH = "/results";

    private final Results results;
    private final ContactGate gate;
    private final BusinessHours hours;
    private final Clock clock;
    private final EmptyLists emptyLists;

    ResultsController(Results results, ContactGate gate, BusinessHours hours, Clock clock, EmptyLists emptyLists) {
        this.results = results;
        this.gate = gate;
        this.hours = hours;
        this.clock = clock;
        this.emptyLists = emptyLists;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "results-listed")
    String list(@ModelAttribute("frame") Frame frame, @RequestParam @Nullable Instant before, Model model) {
        var page = results.list(frame.viewer(), frame.viewer().patient(), before);
        emptyLists.mayBeShown(
                frame.viewer(), frame.viewer().patient(), page.panels().isEmpty());
        model.addAttribute("page", ResultsPage.of(frame.words(), page, before == null, clock.instant()));
        return "results/results";
    }

    @GetMapping(PATH + "/{id}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "result-viewed")
    String one(@ModelAttribute("frame") Frame frame, @PathVariable UUID id, Model model) {
        var viewer = frame.viewer();
        var found = results.open(viewer, viewer.patient(), id, frame.words().locale());
        return switch (found.orElseThrow(NotHere::new)) {
            case Result.Waits waits -> {
                var mayShow = viewer.kind() == Kind.PATIENT || viewer.kind() == Kind.MIRROR;
                model.addAttribute(
                        "page", WaitingPage.of(frame, waits, mayShow, hours.open(clock.instant()), clock.instant()));
                yield "results/waiting";
            }
            case Result.Shown shown -> {
                model.addAttribute("page", ResultPage.of(frame.words(), shown));
                yield "results/result";
            }
        };
    }

    @PostMapping(PATH + "/{group}/seen")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "result-confirmed")
    RedirectView seen(Viewer viewer, @PathVariable UUID group, @RequestParam @Nullable UUID from) {
        if (!results.confirm(viewer, viewer.patient(), group)) {
            throw new NotHere();
        }
        return to(from == null ? group : from);
    }

    @PostMapping(PATH + "/{id}/show")
    @MayBeUsedBy(value = Kind.PATIENT, audited = "result-requested-before-contact")
    RedirectView show(Viewer viewer, @PathVariable UUID id) {
        var owed = gate.showNow(viewer, viewer.patient(), id);
        if (!owed && !results.isOpen(viewer, viewer.patient(), id)) {
            throw new NotHere();
        }
        return to(id);
    }

    private static RedirectView to(UUID id) {
        return SeeOther.at(PATH + "/" + id);
    }
}
