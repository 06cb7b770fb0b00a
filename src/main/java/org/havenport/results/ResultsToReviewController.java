package org.havenport.results;

import java.util.UUID;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.Reviews;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
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

/** The staff's list of results nobody has looked at, and the comment to the patient. */
@Controller
class ResultsToReviewController {

    private static final String PATH = "/staff/results";
    private static final String VIEW = "results/results_to_review";

    private final ReviewList list;
    private final Reviews reviews;

    ResultsToReviewController(ReviewList list, Reviews reviews) {
        this.list = list;
        this.reviews = reviews;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "unreviewed-results-listed")
    String list(
            @ModelAttribute("frame") Frame frame,
            @RequestParam @Nullable UUID of,
            @RequestParam @Nullable UUID after,
            Model model) {
        var rows = list.rows(frame.viewer(), frame.words(), place(of, after), null);
        model.addAttribute("page", new ReviewPage(rows, null));
        return VIEW;
    }

    @GetMapping(PATH + "/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "result-viewed")
    String open(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            @RequestParam @Nullable UUID of,
            @RequestParam @Nullable UUID after,
            Model model) {
        var open = list.open(frame.viewer(), frame.words(), patient, item).orElseThrow(NotHere::new);
        var rows = list.rows(frame.viewer(), frame.words(), place(of, after), item);
        model.addAttribute("page", new ReviewPage(rows, open));
        return VIEW;
    }

    @PostMapping(PATH + "/{patient}/{item}/review")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "result-reviewed")
    RedirectView review(
            Viewer viewer,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String comment) {
        if (!reviews.record(viewer, patient, item, comment)) {
            throw new NotHere();
        }
        return SeeOther.at(path(patient, item));
    }

    /** Where a page of the list begins: behind an item of a patient. */
    private static @Nullable ItemGroup place(@Nullable UUID of, @Nullable UUID after) {
        return of == null || after == null ? null : new ItemGroup(of, after);
    }

    static String path(UUID patient, UUID item) {
        return PATH + "/" + patient + "/" + item;
    }
}
