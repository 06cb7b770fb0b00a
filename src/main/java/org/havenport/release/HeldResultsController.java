package org.havenport.release;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** What is held back from a patient, as the patient reads it: that it is there, why, until when, and what they can do. */
@Controller
class HeldResultsController {

    static final String PATH = "/held";

    private final ItemHolds holds;
    private final HoldRequests requests;
    private final ContactGate gate;
    private final Staff staff;
    private final Clock clock;

    HeldResultsController(ItemHolds holds, HoldRequests requests, ContactGate gate, Staff staff, Clock clock) {
        this.holds = holds;
        this.requests = requests;
        this.gate = gate;
        this.staff = staff;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "held-results-listed")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        var things = holds.acting(frame.viewer(), frame.viewer().patient());
        model.addAttribute("page", HeldResultsPage.of(frame.words(), things));
        return "release/held_results";
    }

    @GetMapping(PATH + "/{item}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR, Role.MEDICAL_ASSISTANT},
            audited = "held-result-viewed")
    String one(@ModelAttribute("frame") Frame frame, @PathVariable UUID item, Model model) {
        var viewer = frame.viewer();
        var acting = holds.acting(viewer, viewer.patient(), item);
        if (acting.isEmpty()) {
            throw new NotHere();
        }
        var names = staff.names(viewer, Hold.determiners(acting));
        var page = HeldResultPage.of(frame.words(), acting, names, told(viewer, acting), clock.instant());
        model.addAttribute("page", page);
        return "release/held_result";
    }

    private List<HeldResultPage.Told> told(Viewer viewer, List<Hold> acting) {
        var told = new ArrayList<HeldResultPage.Told>();
        for (var hold : acting) {
            for (var request : requests.of(viewer, hold)) {
                told.add(new HeldResultPage.Told(
                        hold, request, requests.words(viewer, request).orElse(null)));
            }
        }
        return told;
    }

    /** What opens now stands where every result stands. */
    @PostMapping(PATH + "/{item}/anyway")
    @MayBeUsedBy(value = Kind.PATIENT, audited = "held-result-requested")
    @StaysOpen
    RedirectView anyway(Viewer viewer, @PathVariable UUID item) {
        var opened = requests.showAnyway(viewer, viewer.patient(), item).orElseThrow(NotHere::new);
        if (opened) {
            // Whoever may open it asks to see it, and not to wait for a call instead.
            gate.showNow(viewer, viewer.patient(), item);
        }
        return SeeOther.at(opened ? "/results/" + item : PATH + "/" + item);
    }

    @PostMapping(PATH + "/{item}/{hold}/review")
    @MayBeUsedBy(value = Kind.PATIENT, audited = "hold-review-asked")
    @StaysOpen
    RedirectView review(Viewer viewer, @PathVariable UUID item, @PathVariable UUID hold) {
        if (!requests.askReview(viewer, viewer.patient(), item, hold)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH + "/" + item);
    }
}
