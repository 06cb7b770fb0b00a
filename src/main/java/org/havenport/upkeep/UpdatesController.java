package org.havenport.upkeep;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.serve.Build;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Known weaknesses of the program's parts, and the calendar of updates. */
@Controller
class UpdatesController {

    static final String PATH = "/staff/updates";

    private final Updates updates;
    private final UpdatesPages pages;
    private final Advisories advisories;

    UpdatesController(Updates updates, UpdatesPages pages, Advisories advisories) {
        this.updates = updates;
        this.pages = pages;
        this.advisories = advisories;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        return page(frame, "", List.of());
    }

    /** Plans the next update, or moves the one that is planned. */
    @PostMapping(PATH + "/plan")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.SECURITY_ADMINISTRATOR, audited = "update-planned")
    ModelAndView plan(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String on) {
        var day = day(on);
        if (day == null || day.isBefore(pages.today(frame)) || day.isAfter(pages.latest(frame))) {
            var words = frame.say("upkeep.updates.wrong", frame.words().date(pages.latest(frame)));
            return page(frame, on, List.of(new FieldError("on", words)));
        }
        updates.plan(frame.viewer(), day);
        return SeeOther.page(PATH);
    }

    /** The update that was planned is done: this program runs now. */
    @PostMapping(PATH + "/done")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.SECURITY_ADMINISTRATOR, audited = "update-done")
    ModelAndView done(@ModelAttribute("frame") Frame frame) {
        updates.done(frame.viewer(), Build.running());
        return SeeOther.page(PATH);
    }

    /** Reads the feeds now, and not only every six hours. */
    @PostMapping(PATH + "/read")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.SECURITY_ADMINISTRATOR, audited = "advisories-read")
    ModelAndView read(@ModelAttribute("frame") Frame frame) {
        advisories.read();
        return SeeOther.page(PATH);
    }

    private ModelAndView page(Frame frame, String on, List<FieldError> errors) {
        return new ModelAndView("upkeep/updates")
                .addObject("page", pages.of(frame))
                .addObject("on", on)
                .addObject("errors", errors);
    }

    private static @Nullable LocalDate day(String on) {
        try {
            return LocalDate.parse(on.strip());
        } catch (DateTimeException none) {
            return null;
        }
    }
}
