package org.havenport.upkeep;

import java.time.Clock;
import java.util.List;
import org.havenport.home.Frame;
import org.havenport.upkeep.Availability.Measured;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How long the portal answered, for anybody; the agreement leads here. */
@Controller
class AvailabilityController {

    static final String PATH = "/availability";

    private static final Viewer.Job JOB = new Viewer.Job("upkeep");
    private static final int DAYS_SHOWN = 30;

    private final Availability availability;
    private final Clock clock;

    AvailabilityController(Availability availability, Clock clock) {
        this.availability = availability;
        this.clock = clock;
    }

    /** A day in the list. */
    record Line(String day, String share, String down) {}

    @GetMapping(PATH)
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    String page(@ModelAttribute("frame") Frame frame, Model model) {
        var now = clock.instant();
        var all =
                Availability.measured(availability.days(JOB), now, frame.words().zone());
        model.addAttribute("asOf", frame.words().dateTime(now));
        model.addAttribute("all", all.isEmpty() ? "" : total(frame, all));
        model.addAttribute(
                "lines",
                all.stream()
                        .limit(DAYS_SHOWN)
                        .map(one -> new Line(
                                frame.words().date(one.day()),
                                share(frame, one.basisPoints()),
                                frame.say("upkeep.availability.down", one.of() - one.minutes())))
                        .toList());
        return "upkeep/availability";
    }

    private static String total(Frame frame, List<Measured> all) {
        var sum = new Measured(
                all.getLast().day(),
                all.stream().mapToLong(Measured::minutes).sum(),
                all.stream().mapToLong(Measured::of).sum());
        return frame.say(
                "upkeep.availability.total",
                share(frame, sum.basisPoints()),
                frame.words().date(sum.day()),
                all.size());
    }

    private static String share(Frame frame, long basisPoints) {
        return frame.words().number(java.math.BigDecimal.valueOf(basisPoints, 2)) + "\u00a0%";
    }
}
