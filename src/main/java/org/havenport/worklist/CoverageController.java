package org.havenport.worklist;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.havenport.worklist.CoverageRefused.Why;
import org.havenport.worklist.Roster.Absence;
import org.havenport.worklist.Roster.Cover;
import org.havenport.worklist.Roster.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who covers whom in the next two weeks, what is open, who is away, and who is of which pool. */
@Controller
class CoverageController {

    static final String PATH = "/staff/coverage";

    private final Coverage coverage;
    private final CoverageInWords inWords;

    CoverageController(Coverage coverage, CoverageInWords inWords) {
        this.coverage = coverage;
        this.inWords = inWords;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(value = Kind.STAFF, audited = "coverage-viewed")
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        return page(frame, null, "");
    }

    private ModelAndView page(Frame frame, @Nullable CoverageRefused refused, String about) {
        return new ModelAndView("worklist/coverage", refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", inWords.page(frame, refused, about));
    }

    @PostMapping(PATH + "/away")
    @MayBeUsedBy(value = Kind.STAFF, audited = "absence-entered")
    ModelAndView away(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String alternate) {
        return kept(frame, "away", () -> {
            if (alternate.isBlank()) {
                throw new CoverageRefused(Why.NO_ALTERNATE);
            }
            var zone = frame.words().zone();
            coverage.away(
                    frame.viewer(),
                    new Absence(
                            UUID.randomUUID(),
                            who.isBlank() ? frame.viewer().actor() : account(who),
                            date(from).atStartOfDay(zone).toInstant(),
                            date(until).plusDays(1).atStartOfDay(zone).toInstant(),
                            account(alternate)));
        });
    }

    @PostMapping(PATH + "/hours")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "coverage-changed")
    ModelAndView hours(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second) {
        return kept(
                frame,
                "hours",
                () -> coverage.cover(
                        frame.viewer(),
                        new Cover(
                                UUID.randomUUID(),
                                whose(whose),
                                day(day),
                                from.isBlank() ? LocalTime.MIN : time(from),
                                to.isBlank() ? LocalTime.MAX : time(to),
                                account(first),
                                account(second))));
    }

    @PostMapping(PATH + "/pool")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "pool-changed")
    ModelAndView pool(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String pool,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String leads) {
        return kept(frame, "pool", () -> coverage.join(frame.viewer(), named(pool), account(who), leads.equals("yes")));
    }

    @PostMapping(PATH + "/back")
    @MayBeUsedBy(value = Kind.STAFF, audited = "coverage-changed")
    ModelAndView back(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String absence) {
        takenBack(coverage, frame, Coverage.Kept.ABSENCE, absence);
        return SeeOther.page(PATH);
    }

    private ModelAndView kept(Frame frame, String about, Runnable keep) {
        try {
            keep.run();
            return SeeOther.page(PATH);
        } catch (CoverageRefused e) {
            return page(frame, e, about);
        }
    }

    static void takenBack(Coverage coverage, Frame frame, Coverage.Kept kept, String typed) {
        try {
            if (coverage.takeBack(frame.viewer(), kept, UUID.fromString(typed))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
        throw new NotHere();
    }

    /** Whether a year is one that somebody plans in. */
    static void demandYear(int year) {
        if (year < 2000 || year > 2200) {
            throw new CoverageRefused(Why.WRONG_TIMES);
        }
    }

    static UUID account(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new CoverageRefused(Why.LACKS_THE_SKILL);
        }
    }

    private static Whose whose(String typed) {
        return Arrays.stream(Pool.values())
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .map(Whose::of)
                .orElseGet(() -> Whose.of(account(typed)));
    }

    private static Pool named(String typed) {
        return Arrays.stream(Pool.values())
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new CoverageRefused(Why.LACKS_THE_SKILL));
    }

    private static @Nullable DayOfWeek day(String typed) {
        return Arrays.stream(DayOfWeek.values())
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private static LocalDate date(String typed) {
        try {
            var date = LocalDate.parse(typed);
            demandYear(date.getYear());
            return date;
        } catch (DateTimeException e) {
            throw new CoverageRefused(Why.WRONG_TIMES);
        }
    }

    private static LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException e) {
            throw new CoverageRefused(Why.WRONG_TIMES);
        }
    }
}
