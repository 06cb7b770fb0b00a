package org.havenport.results;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.Batches;
import org.havenport.followup.ContactIncomplete;
import org.havenport.followup.ContactRecord;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.followup.Reviews;
import org.havenport.followup.TakingBack;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.results.ReviewPage.Said;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
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

/** One result nobody has looked at, beside the list: a comment to the patient, or what was said on the phone. */
@Controller
class ResultsToReviewController {

    static final String PATH = "/staff/results";
    static final String VIEW = "results/results_to_review";
    private static final int LONGEST = 2000;

    private final ReviewList list;
    private final Reviews reviews;
    private final TakingBack takingBack;

    ResultsToReviewController(ReviewList list, Reviews reviews, TakingBack takingBack) {
        this.takingBack = takingBack;
        this.list = list;
        this.reviews = reviews;
    }

    /** Where the list stands: behind an item of a patient, with what is to be opened next. */
    record Place(
            @Nullable UUID of,
            @Nullable UUID after,
            @Nullable UUID next) {

        @Nullable
        ItemGroup group() {
            return of == null || after == null ? null : new ItemGroup(of, after);
        }

        /** The same as part of an address that may say more. */
        String and(String more) {
            var begins = ReviewList.onFrom(group());
            var goesOn = next == null ? "" : "next=" + next;
            var rest = String.join(
                    "&",
                    List.of(goesOn, more).stream().filter(it -> !it.isEmpty()).toList());
            return begins + (rest.isEmpty() ? "" : (begins.isEmpty() ? "?" : "&") + rest);
        }
    }

    @GetMapping(PATH + "/{patient}/{item}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "result-viewed")
    ModelAndView open(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            Place place,
            @RequestParam(defaultValue = "") String said) {
        return page(frame, new ItemGroup(patient, item), place, said(frame, said), HttpStatus.OK);
    }

    private static @Nullable Said said(Frame frame, String said) {
        return switch (said) {
            case "late" -> Said.of("attention", frame.say("results.review.undo.late"));
            case "back" -> Said.of("done", frame.say("results.review.undo.done", 1));
            case "called" -> Said.of("done", frame.say("results.review.called"));
            default -> null;
        };
    }

    private ModelAndView page(Frame frame, ItemGroup group, Place place, @Nullable Said said, HttpStatus status) {
        var viewer = frame.viewer();
        var open = list.open(viewer, frame.words(), group.patient(), group.id()).orElseThrow(NotHere::new);
        var rows = list.rows(viewer, frame.words(), place.group(), group.id(), List.of());
        return new ModelAndView(VIEW, status)
                .addObject("page", new ReviewPage(rows, open, said))
                .addObject("next", rows.goOn(place.next()));
    }

    @PostMapping(PATH + "/{patient}/{item}/review")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "result-reviewed")
    ModelAndView review(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            Place place,
            @RequestParam @Nullable Integer seen,
            @RequestParam(defaultValue = "") String comment) {
        var group = new ItemGroup(patient, item);
        var viewer = frame.viewer();
        if (seen == null) {
            return done(reviews.record(viewer, patient, item, comment), group, place);
        }
        return switch (reviews.record(viewer, new Batches.Wanted(group, seen), comment)) {
            case DONE -> done(true, group, place);
            case NOT_OPEN -> already(frame, group, place, comment);
            case NEWER -> newer(frame, group, place, null, comment);
        };
    }

    private static ModelAndView done(boolean looked, ItemGroup group, Place place) {
        if (!looked) {
            throw new NotHere();
        }
        return SeeOther.page(path(group.patient(), group.id()) + place.and(""));
    }

    /** A button that was pressed twice changes nothing. Who was slower than a colleague reads that, and what they typed. */
    private ModelAndView already(Frame frame, ItemGroup group, Place place, String typed) {
        if (takingBack.open(frame.viewer(), group.patient(), group.id()).isPresent()) {
            return done(true, group, place);
        }
        var words = typed.isBlank()
                ? frame.say("results.review.already")
                : frame.say("results.review.already.typed", typed.strip());
        return page(frame, group, place, Said.of("attention", words), HttpStatus.CONFLICT);
    }

    private ModelAndView newer(Frame frame, ItemGroup group, Place place, @Nullable String form, String typed) {
        var said = new Said("attention", frame.say("results.review.newer"), null, form, typed);
        return page(frame, group, place, said, HttpStatus.CONFLICT);
    }

    @PostMapping(PATH + "/{patient}/{item}/call")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "contact-recorded")
    ModelAndView call(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID item,
            Place place,
            @RequestParam(defaultValue = "-1") int seen,
            @RequestParam @Nullable ContactOutcome outcome,
            @RequestParam(defaultValue = "") Set<Identifier> identifiers,
            @RequestParam @Nullable Boolean understood,
            @RequestParam(defaultValue = "") String told) {
        var group = new ItemGroup(patient, item);
        if (outcome == null) {
            return incomplete(frame, group, place, told);
        }
        var said = told.length() > LONGEST ? told.substring(0, LONGEST) : told;
        var call = new ContactRecord(patient, item, Medium.PHONE, outcome, identifiers, understood, said.strip());
        try {
            return switch (reviews.byPhone(frame.viewer(), call, seen)) {
                case DONE -> SeeOther.page(path(patient, item) + place.and("said=called"));
                case NOT_OPEN -> throw new NotHere();
                case NEWER -> newer(frame, group, place, "call", told);
            };
        } catch (ContactIncomplete incomplete) {
            return incomplete(frame, group, place, told);
        }
    }

    private ModelAndView incomplete(Frame frame, ItemGroup group, Place place, String told) {
        var said = new Said("attention", frame.say("results.review.call.incomplete"), null, "call", told);
        return page(frame, group, place, said, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static String path(UUID patient, UUID item) {
        return PATH + "/" + patient + "/" + item;
    }
}
