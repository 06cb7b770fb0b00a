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
import org.havenport.release.ItemHolds;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.StaysOpen;
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
    private final TakenBack takenBack;
    private final ContactGate gate;
    private final ItemHolds holds;
    private final BusinessHours hours;
    private final Clock clock;
    private final EmptyLists emptyLists;

    ResultsController(
            Results results,
            TakenBack takenBack,
            ContactGate gate,
            ItemHolds holds,
            BusinessHours hours,
            Clock clock,
            EmptyLists emptyLists) {
        this.results = results;
        this.takenBack = takenBack;
        this.gate = gate;
        this.holds = holds;
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
        var held = found.isEmpty() ? held(viewer, id) : null;
        if (held != null) {
            return "redirect:" + held;
        }
        if (found.isEmpty()) {
            var back = takenBack.open(viewer, viewer.patient(), id).orElseThrow(NotHere::new);
            model.addAttribute("since", frame.words().dateTime(back.since()));
            return "results/taken_back";
        }
        return switch (found.get()) {
            case Result.Waits waits -> {
                var mayShow = viewer.kind() == Kind.PATIENT || viewer.kind() == Kind.MIRROR;
                model.addAttribute(
                        "page",
                        WaitingPage.of(
                                frame,
                                waits,
                                mayShow,
                                results.warning(frame.words().locale()),
                                hours.open(clock.instant()),
                                clock.instant()));
                yield "results/waiting";
            }
            case Result.Elsewhere elsewhere -> "redirect:" + inTheRecord(elsewhere.id());
            case Result.Cautioned cautioned -> {
                model.addAttribute("page", cautioned);
                yield "results/caution";
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
    @StaysOpen
    RedirectView seen(Viewer viewer, @PathVariable UUID group, @RequestParam @Nullable UUID from) {
        if (!results.confirm(viewer, viewer.patient(), group)) {
            throw new NotHere();
        }
        return to(from == null ? group : from);
    }

    @PostMapping(PATH + "/{id}/show")
    @MayBeUsedBy(value = Kind.PATIENT, audited = "result-requested-before-contact")
    @StaysOpen
    RedirectView show(@ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        var viewer = frame.viewer();
        var elsewhere = gate.placeholder(viewer, viewer.patient(), id)
                .filter(waiting -> !waiting.isResult())
                .isPresent();
        var owed = gate.showNow(viewer, viewer.patient(), id);
        if (!owed && !results.isOpen(viewer, viewer.patient(), id)) {
            var held = held(viewer, id);
            if (held == null) {
                throw new NotHere();
            }
            return SeeOther.at(held);
        }
        // The words stood before them when they asked; they are not asked the same again.
        results.readAnyway(viewer, viewer.patient(), id, frame.words().locale(), false);
        // A note, a letter or a problem is read in the record.
        return elsewhere ? SeeOther.at(inTheRecord(id)) : to(id);
    }

    /** "I know that nobody has reviewed it; show it to me." */
    @PostMapping(PATH + "/{id}/read")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "caution-confirmed")
    @StaysOpen
    RedirectView read(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean off) {
        var viewer = frame.viewer();
        if (!results.readAnyway(viewer, viewer.patient(), id, frame.words().locale(), off)) {
            throw new NotHere();
        }
        return to(id);
    }

    /** Whether the reader is told before the first result of a kind nobody has reviewed. */
    @PostMapping(PATH + "/notice")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "caution-off")
    @StaysOpen
    RedirectView notice(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "true") boolean on) {
        var viewer = frame.viewer();
        results.tellBefore(viewer, viewer.patient(), frame.words().locale(), on);
        return SeeOther.at(PATH);
    }

    /** Where the law says why it is not shown; null when nothing holds it. */
    private @Nullable String held(Viewer viewer, UUID id) {
        var acting = holds.acting(viewer, viewer.patient(), id);
        return acting.isEmpty() ? null : "/held/" + acting.getFirst().item();
    }

    private static String inTheRecord(UUID id) {
        return "/record/items/" + id;
    }

    private static RedirectView to(UUID id) {
        return SeeOther.at(PATH + "/" + id);
    }
}
