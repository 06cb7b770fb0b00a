package org.havenport.results;

import java.util.List;
import java.util.UUID;
import org.havenport.followup.Batches;
import org.havenport.followup.NamesSomebody;
import org.havenport.followup.TakingBack;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.results.ResultsToReviewController.Place;
import org.havenport.results.ReviewPage.Said;
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

/** The list of results nobody has looked at: normal ones are looked at together, and what was done is taken back. */
@Controller
class ReviewTogetherController {

    private static final String PATH = ResultsToReviewController.PATH;
    private static final int LONGEST = 2000;

    private final ReviewList list;
    private final Batches batches;
    private final TakingBack takingBack;

    ReviewTogetherController(ReviewList list, Batches batches, TakingBack takingBack) {
        this.list = list;
        this.batches = batches;
        this.takingBack = takingBack;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "unreviewed-results-listed")
    ModelAndView list(
            @ModelAttribute("frame") Frame frame,
            Place place,
            @RequestParam(defaultValue = "") List<String> pick,
            @RequestParam @Nullable UUID done,
            @RequestParam(defaultValue = "0") int left,
            @RequestParam(defaultValue = "") String said) {
        return page(frame, place, pick, said(frame, place, done, left, said), HttpStatus.OK);
    }

    private ModelAndView page(Frame frame, Place place, List<String> picked, @Nullable Said said, HttpStatus status) {
        var rows = list.rows(frame.viewer(), frame.words(), place.group(), null, picked);
        return new ModelAndView(ResultsToReviewController.VIEW, status)
                .addObject("page", new ReviewPage(rows, null, said))
                .addObject("next", rows.goOn(place.next()));
    }

    private @Nullable Said said(Frame frame, Place place, @Nullable UUID done, int left, String said) {
        if (said.equals("late")) {
            return Said.of("attention", frame.say("results.review.undo.late.many"));
        }
        if (said.equals("back")) {
            return Said.of("done", frame.say("results.review.undo.done", left));
        }
        if (done == null) {
            return said.equals("none") ? Said.of("attention", frame.say("results.together.none")) : null;
        }
        var stays = left == 0 ? "" : " " + frame.say("results.together.left", left);
        return takingBack
                .open(frame.viewer(), done)
                .map(it -> new Said(
                        "done",
                        frame.say(
                                        "results.together.done",
                                        it.many(),
                                        frame.words().time(it.until()))
                                + stays,
                        PATH + "/together/undo" + place.and(""),
                        done.toString(),
                        ""))
                .orElse(null);
    }

    @PostMapping(PATH + "/together")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "result-reviewed")
    ModelAndView together(
            @ModelAttribute("frame") Frame frame,
            Place place,
            @RequestParam(defaultValue = "") List<String> pick,
            @RequestParam(defaultValue = "") String comment) {
        var wanted = Pick.read(pick);
        if (wanted.isEmpty()) {
            return SeeOther.page(PATH + place.and("said=none"));
        }
        try {
            var said = comment.length() > LONGEST ? comment.substring(0, LONGEST) : comment;
            var done = batches.record(frame.viewer(), wanted, said);
            return SeeOther.page(PATH
                    + place.and("done=%s&left=%d"
                            .formatted(done.batch(), done.left().size())));
        } catch (NamesSomebody named) {
            var refused = new Said("attention", frame.say("results.together.named"), null, null, comment);
            return page(frame, place, pick, refused, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(PATH + "/together/undo")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "review-undo-asked")
    ModelAndView undo(Viewer viewer, Place place, @RequestParam @Nullable UUID batch) {
        var back = batch == null ? 0 : takingBack.together(viewer, batch);
        return SeeOther.page(PATH + place.and(back == 0 ? "said=late" : "said=back&left=" + back));
    }

    @PostMapping(PATH + "/{patient}/{item}/undo")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "review-undo-asked")
    ModelAndView undo(Viewer viewer, @PathVariable UUID patient, @PathVariable UUID item, Place place) {
        var back = takingBack.one(viewer, patient, item);
        return SeeOther.page(
                ResultsToReviewController.path(patient, item) + place.and(back ? "said=back" : "said=late"));
    }
}
