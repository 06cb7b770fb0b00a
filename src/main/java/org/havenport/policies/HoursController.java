package org.havenport.policies;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.protocols.BusinessClock;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The hours every clock of the portal counts by: each place, its week, and the days unlike others. */
@Controller
class HoursController {

    static final String PATH = PoliciesController.PATH + "/hours";
    private static final int DAYS_AHEAD = 365;

    private final BusinessHours hours;
    private final HoursWaiting waiting;
    private final HoursDue due;
    private final Clock clock;

    HoursController(BusinessHours hours, HoursWaiting waiting, HoursDue due, Clock clock) {
        this.hours = hours;
        this.waiting = waiting;
        this.due = due;
        this.clock = clock;
    }

    /** A place: its week in words, and how it is there now. */
    record Place(String name, String zone, boolean open, String now, List<Fact> week, String due, String path) {}

    /** A day unlike others. */
    record Day(String date, String why, String until) {}

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.STAFF)
    ModelAndView hours(@ModelAttribute("frame") Frame frame) {
        return page(frame, Errors.none(), HttpStatus.OK);
    }

    /** The page after something that could not be done. */
    ModelAndView page(Frame frame, String field, String wrong, HttpStatus status) {
        return page(frame, Errors.of(field, wrong), status);
    }

    private ModelAndView page(Frame frame, Errors errors, HttpStatus status) {
        var viewer = frame.viewer();
        var writes = viewer.holdsOneOf(Protocols.PROPOSERS.toArray(Role[]::new));
        var places = new ArrayList<Place>();
        places.add(place(frame, frame.practice().name(), hours.clock(), 0));
        for (var it : hours.locations()) {
            places.add(place(frame, it.name(), hours.clock(it.name()), places.size()));
        }
        return new ModelAndView("policies/hours", status)
                .addObject("places", places)
                .addObject("days", days(frame))
                .addObject("errors", errors)
                .addObject("writes", writes)
                .addObject("waiting", writes ? waiting.waiting(viewer, frame.words()) : List.of())
                .addObject("past", writes ? waiting.past(viewer, frame.words()) : List.of());
    }

    private Place place(Frame frame, String name, BusinessClock place, int number) {
        var now = clock.instant();
        var words = Words.of(frame.words().locale(), place.zone());
        var open = place.open(now);
        return new Place(
                name,
                place.zone().getId(),
                open,
                now(words, place, now, open),
                week(words, place),
                due.say(words, place, "", ""),
                PATH + "/" + number);
    }

    private static String now(Words words, BusinessClock place, Instant now, boolean open) {
        if (open) {
            return place.closing(LocalDate.ofInstant(now, place.zone()))
                    .map(closing -> words.say("policies.hours.open", words.time(closing)))
                    .orElse("");
        }
        var next = place.nextOpening(now);
        return next.equals(now)
                ? words.say("policies.hours.never")
                : words.say("policies.hours.closed", words.day(next), words.time(next));
    }

    private static List<Fact> week(Words words, BusinessClock place) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> {
                    var spans = spans(words, place.week().getOrDefault(day, List.of()));
                    return new Fact(
                            day.getDisplayName(TextStyle.FULL_STANDALONE, words.locale()),
                            spans.isEmpty() ? words.say("policies.hours.shut") : spans);
                })
                .toList();
    }

    private static String spans(Words words, List<BusinessClock.Opening> open) {
        return open.stream()
                .map(it -> words.say("policies.hours.span", words.time(it.from()), words.time(it.to())))
                .collect(Collectors.joining(", "));
    }

    private List<Day> days(Frame frame) {
        var today = LocalDate.ofInstant(clock.instant(), hours.zone());
        var holidays = hours.holidays();
        var days = new ArrayList<Day>();
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            var day = today.plusDays(ahead);
            var own = holidays.own().get(day);
            var extra = holidays.extra().get(day);
            var names = holidays.federal().stream()
                    .filter(it -> it.falls(day))
                    .map(it -> frame.say("policies.holiday." + it.name()))
                    .collect(Collectors.joining(", "));
            if (own != null || extra != null || !names.isEmpty()) {
                var why = names.isEmpty() ? frame.say("policies.hours.own") : names;
                days.add(new Day(
                        frame.words().date(day),
                        why,
                        extra == null ? until(frame.words(), own) : spans(frame.words(), extra)));
            }
        }
        return days;
    }

    private static String until(Words words, @Nullable LocalTime own) {
        if (own == null || own.equals(LocalTime.MIDNIGHT)) {
            return words.say("policies.hours.shut");
        }
        return own.equals(LocalTime.MAX)
                ? words.say("policies.hours.as-always")
                : words.say("policies.hours.until", words.time(own));
    }
}
