package org.havenport.worklist;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.havenport.home.Choice.Option;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.havenport.worklist.CoverageRefused.Why;
import org.havenport.worklist.Roster.Shift;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who is on call, day and night: critical results that come when the practice is closed go to them. */
@Controller
class OnCallController {

    static final String PATH = "/staff/on-call";

    private final Coverage coverage;
    private final CoverageInWords inWords;
    private final Clock clock;

    OnCallController(Coverage coverage, CoverageInWords inWords, Clock clock) {
        this.coverage = coverage;
        this.inWords = inWords;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param now who is on call now, in words
     * @param nobody whether that is nobody
     */
    record Page(
            String now,
            boolean nobody,
            List<Row> shifts,
            List<Option> people,
            boolean naming,
            @Nullable String refused) {}

    /** A shift. */
    record Row(String id, String when, String first, String second) {}

    @GetMapping(PATH)
    @MayBeUsedBy(value = Kind.STAFF, audited = "on-call-viewed")
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        return page(frame, null);
    }

    private ModelAndView page(Frame frame, @Nullable Why refused) {
        var words = frame.words();
        var roster = coverage.roster(frame.viewer());
        var names = inWords.names(frame);
        var named = roster.onCall(Skill.NURSE, clock.instant());
        var nobody = words.say("worklist.nobody");
        var page = new Page(
                named.first() == null
                        ? words.say("worklist.on-call.nobody")
                        : words.say("worklist.on-call.now", CoverageInWords.name(words, named.first(), names)),
                named.first() == null,
                roster.shifts().stream()
                        .map(it -> new Row(
                                it.id().toString(),
                                words.say(
                                        "worklist.span",
                                        CoverageInWords.moment(words, it.from()),
                                        CoverageInWords.moment(words, it.to())),
                                CoverageInWords.name(words, it.first(), names),
                                it.second() == null ? nobody : CoverageInWords.name(words, it.second(), names)))
                        .toList(),
                coverage.people(frame.viewer()).stream()
                        .filter(it -> it.skill().covers(Skill.NURSE))
                        .map(it -> CoverageInWords.option(it.member()))
                        .toList(),
                frame.viewer().holdsOneOf(Coverage.NAMING),
                refused == null ? null : words.say("worklist.coverage.refused." + refused));
        return new ModelAndView("worklist/on_call", refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", page);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "on-call-changed")
    ModelAndView name(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second) {
        try {
            coverage.onCall(
                    frame.viewer(),
                    new Shift(
                            UUID.randomUUID(),
                            instant(frame, from),
                            instant(frame, to),
                            CoverageController.account(first),
                            second.isBlank() ? null : CoverageController.account(second)));
            return SeeOther.page(PATH);
        } catch (CoverageRefused e) {
            return page(frame, e.why());
        }
    }

    @PostMapping(PATH + "/back")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "on-call-changed")
    ModelAndView back(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String shift) {
        CoverageController.takenBack(coverage, frame, Coverage.Kept.SHIFT, shift);
        return SeeOther.page(PATH);
    }

    private static Instant instant(Frame frame, String typed) {
        try {
            var at = LocalDateTime.parse(typed);
            CoverageController.demandYear(at.getYear());
            return at.atZone(frame.words().zone()).toInstant();
        } catch (DateTimeException e) {
            throw new CoverageRefused(Why.WRONG_TIMES);
        }
    }
}
