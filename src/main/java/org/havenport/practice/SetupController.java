package org.havenport.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.havenport.access.BeforeOpening.Missing;
import org.havenport.access.NotOpened;
import org.havenport.access.Opening;
import org.havenport.access.Opening.State;
import org.havenport.access.PilotGroup;
import org.havenport.home.Frame;
import org.havenport.home.OpenPages;
import org.havenport.home.SeeOther;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The setup guide: what must be there before patients come in, where it is done, and the switch that lets them in. */
@Controller
class SetupController {

    /** So many missing things are named above the steps as well, which name all of them. */
    private static final int FEW = 3;

    static final String PATH = "/staff/setup";
    static final String ORGANISATION = PATH + "/organisation";
    static final String PILOT = PATH + "/pilot";

    private final Opening opening;
    private final OpenPages openPages;
    private final Staff staff;

    SetupController(Opening opening, OpenPages openPages, Staff staff) {
        this.opening = opening;
        this.openPages = openPages;
        this.staff = staff;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COMPLIANCE_OFFICER,
                Role.ADMINISTRATOR,
                Role.MEDICAL_DIRECTOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COUNSEL,
                Role.PORTAL_COORDINATOR
            })
    ModelAndView guide(@ModelAttribute("frame") Frame frame) {
        return page(frame, null);
    }

    @PostMapping(PATH + "/open")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR, Role.SECURITY_ADMINISTRATOR},
            audited = "portal-opening-asked")
    ModelAndView open(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String state) {
        var wanted = Stream.of(State.PILOT, State.OPEN)
                .filter(s -> s.name().equals(state))
                .findFirst();
        if (wanted.isEmpty()) {
            return refused(frame, frame.say("practice.opening.which"));
        }
        return done(frame, () -> opening.ask(frame.viewer(), wanted.get()));
    }

    @PostMapping(PATH + "/agree")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR, Role.SECURITY_ADMINISTRATOR},
            audited = "portal-opened")
    ModelAndView agree(@ModelAttribute("frame") Frame frame) {
        return done(frame, () -> opening.agree(frame.viewer()));
    }

    @PostMapping(PATH + "/withdraw")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR, Role.SECURITY_ADMINISTRATOR},
            audited = "portal-opening-withdrawn")
    ModelAndView withdraw(@ModelAttribute("frame") Frame frame) {
        return done(frame, () -> opening.withdraw(frame.viewer()));
    }

    @PostMapping(PATH + "/close")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR, Role.SECURITY_ADMINISTRATOR},
            audited = "portal-closed")
    ModelAndView close(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String sure) {
        return sure.equals("yes")
                ? done(frame, () -> opening.close(frame.viewer()))
                : refused(frame, frame.say("practice.opening.sure.missing"));
    }

    private ModelAndView done(Frame frame, Runnable change) {
        try {
            change.run();
        } catch (NotOpened e) {
            return refused(frame, why(frame, e));
        }
        return SeeOther.page(PATH);
    }

    private static String why(Frame frame, NotOpened e) {
        var why = frame.say("practice.opening.refused." + e.why());
        if (e.missing().size() > FEW) {
            return why + " "
                    + frame.say("practice.opening.refused.steps", e.missing().size());
        }
        return e.missing().isEmpty()
                ? why
                : why + " "
                        + String.join(
                                " ",
                                e.missing().stream().map(m -> say(frame, m)).toList());
    }

    private ModelAndView refused(Frame frame, String why) {
        var page = page(frame, why);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Frame frame, @Nullable String refused) {
        var steps = once(opening.steps());
        var standing = opening.standing(frame.viewer());
        var waiting = standing.waiting();
        var inForce = standing.inForce();
        return new ModelAndView(
                "practice/setup",
                "page",
                new SetupPage(
                        steps.stream().map(step -> step(frame, step)).toList(),
                        steps.stream().mapToInt(step -> step.missing().size()).sum(),
                        standing.state(),
                        inForce == null ? null : frame.words().dateTime(inForce.at()),
                        waiting == null ? null : said(frame, waiting),
                        waiting != null && waiting.by().equals(frame.viewer().actor()),
                        frame.viewer().holdsOneOf(Opening.WHO.toArray(Role[]::new)),
                        frame.viewer().holdsOneOf(PilotGroup.WHO),
                        refused));
    }

    private String said(Frame frame, Opening.Asked waiting) {
        var member = staff.names(frame.viewer(), List.of(waiting.by())).get(waiting.by());
        return frame.say(
                "practice.opening.waits." + waiting.state(),
                member == null ? "–" : member.name(),
                frame.words().dateTime(waiting.at()));
    }

    /** What several rooms want done in the same place is one step. */
    private static List<Opening.Step> once(List<Opening.Step> steps) {
        var known = new LinkedHashMap<String, Opening.Step>();
        for (var step : steps) {
            var before = known.remove(step.words());
            var missing = new ArrayList<>(before == null ? List.<Missing>of() : before.missing());
            missing.addAll(step.missing());
            known.put(step.words(), new Opening.Step(step.words(), step.path(), missing));
        }
        return List.copyOf(known.values());
    }

    private SetupPage.Step step(Frame frame, Opening.Step step) {
        return new SetupPage.Step(
                frame.say(step.words()),
                frame.say(step.words() + ".why"),
                openPages.opens(frame.viewer(), step.path()) ? step.path() : null,
                step.missing().stream().map(m -> say(frame, m)).toList());
    }

    /** What is missing, in the reader's language. */
    static String say(Frame frame, Missing missing) {
        var arguments = new ArrayList<Object>();
        for (var argument : missing.arguments()) {
            arguments.add(frame.words().has(argument) ? frame.say(argument) : argument);
        }
        return frame.say(missing.words(), arguments.toArray());
    }
}
