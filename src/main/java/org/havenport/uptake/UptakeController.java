package org.havenport.uptake;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.uptake.Uptake.Measure;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** How the portal is used, and changes that are tried so that more use it. */
@Controller
class UptakeController {

    static final String PATH = "/staff/uptake";
    private static final int LONGEST = 500;

    private final Uptake uptake;

    UptakeController(Uptake uptake) {
        this.uptake = uptake;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "uptake-viewed")
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        return page(frame, "", "", Measure.ACTIVATED, Errors.none());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "trial-begun")
    ModelAndView begin(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String suggestion,
            @RequestParam(defaultValue = "") String change,
            @RequestParam(defaultValue = "ACTIVATED") Measure measure) {
        var errors = Errors.none();
        if (isWrong(suggestion)) {
            errors = errors.and("suggestion", frame.say("uptake.missing"));
        }
        if (isWrong(change)) {
            errors = errors.and("change", frame.say("uptake.missing"));
        }
        if (!errors.all().isEmpty()) {
            return page(frame, suggestion, change, measure, errors);
        }
        uptake.begin(frame.viewer(), suggestion.strip(), change.strip(), measure);
        return SeeOther.page(PATH);
    }

    @PostMapping(PATH + "/{entry}/end")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "trial-ended")
    RedirectView end(Viewer viewer, @PathVariable("entry") UUID trial) {
        if (!uptake.end(viewer, trial)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }

    private ModelAndView page(Frame frame, String suggestion, String change, Measure measure, Errors errors) {
        var options = Arrays.stream(Measure.values())
                .map(it -> new Choice.Option(it.name(), frame.say("uptake.measure." + it), ""))
                .toList();
        return new ModelAndView("uptake/uptake", errors.status())
                .addObject("page", UptakePage.of(frame, uptake.figures(frame.viewer()), uptake.trials(frame.viewer())))
                .addObject("typed", List.of(suggestion, change))
                .addObject("measure", new Choice("measure", frame.say("uptake.measure"), measure.name(), options))
                .addObject("errors", errors);
    }

    private static boolean isWrong(String typed) {
        return typed.isBlank()
                || typed.strip().length() > LONGEST
                || typed.chars().anyMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\r');
    }
}
