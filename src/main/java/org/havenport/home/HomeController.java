package org.havenport.home;

import java.time.Clock;
import java.time.LocalTime;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page after sign-in, of patients and of staff. */
@Controller
class HomeController {

    private static final int NOON = 12;
    private static final int EVENING = 18;

    private final FirstPages pages;
    private final Clock clock;
    private final EmptyLists emptyLists;

    HomeController(FirstPages pages, Clock clock, EmptyLists emptyLists) {
        this.pages = pages;
        this.clock = clock;
        this.emptyLists = emptyLists;
    }

    @GetMapping("/home")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY, Kind.MIRROR},
            roles = {
                Role.NURSE,
                Role.CLINICIAN,
                Role.MEDICAL_DIRECTOR,
                Role.MEDICAL_ASSISTANT,
                Role.FRONT_DESK,
                Role.PORTAL_COORDINATOR
            })
    String home(@ModelAttribute("frame") Frame frame, Model model) {
        var viewer = frame.viewer();
        if (viewer.kind() == Kind.MIRROR && !FieldGroup.RESULTS.seenBy(viewer)) {
            model.addAttribute("page", FirstPages.bare(greeting(frame)));
            return "home/home";
        }
        var page = pages.home(frame.viewer(), frame.words(), greeting(frame));
        emptyLists.mayBeShown(
                frame.viewer(), frame.viewer().patient(), page.recent().isEmpty());
        model.addAttribute("page", page);
        return "home/home";
    }

    @GetMapping("/staff")
    @MayBeUsedBy(value = Kind.STAFF, evenWithoutRole = true)
    String today(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("lists", pages.lists(frame.viewer(), frame.words()));
        model.addAttribute(
                "withoutRole",
                frame.viewer() instanceof Viewer.Staff staff && staff.roles().isEmpty());
        return "home/today";
    }

    private String greeting(Frame frame) {
        int hour = LocalTime.ofInstant(clock.instant(), frame.words().zone()).getHour();
        var part = hour < NOON ? "morning" : hour < EVENING ? "afternoon" : "evening";
        return frame.say("home.greeting." + part, frame.viewer().shownAs());
    }
}
