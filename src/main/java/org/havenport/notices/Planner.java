package org.havenport.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.havenport.notices.Plan.Drop;
import org.havenport.notices.Plan.Send;
import org.havenport.notices.Plan.Wait;
import org.havenport.notices.Plan.Why;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether, when and where somebody is told. It asks nobody: everything it needs is handed to it. */
@Component
class Planner {

    private final Protocols protocols;
    private final BusinessHours hours;
    private final Carriers carriers;

    Planner(Protocols protocols, BusinessHours hours, Carriers carriers) {
        this.carriers = carriers;
        this.protocols = protocols;
        this.hours = hours;
    }

    /**
     * What is known of a person.
     *
     * @param mayBeNudged whether they could come in
     */
    record Known(Wish wish, List<ContactPoint> points, boolean mayBeNudged) {}

    /**
     * What was told before.
     *
     * @param thisThing when this very thing was passed on, or null
     * @param thisKind when anything of the kind was, or null
     */
    record Before(@Nullable Instant thisThing, @Nullable Instant thisKind) {}

    Plan plan(NoticeKind kind, Plan.Due notice, Known known, Before before, Instant now) {
        var on = NoticesParameters.channels(protocols);
        on.retainAll(carriers.channels());
        if (known.wish().silent()) {
            return new Drop(Why.SILENT);
        }
        if (on.isEmpty()) {
            return new Drop(Why.SWITCHED_OFF);
        }
        return switch (kind.urgency()) {
            case CODE ->
                to(known.points().stream()
                        .filter(point -> point.id().equals(notice.point()) && on.contains(point.channel()))
                        .toList());
            case UNDO ->
                to(working(known, on).stream()
                        .filter(point -> point.id().equals(notice.point()) && mayGo(known, point))
                        .toList());
            case SECURITY, PAGE ->
                to(working(known, on).stream()
                        .filter(point -> mayGo(known, point))
                        .toList());
            case NUDGE, OTHER_WAY -> nudge(kind, known, before, on, now);
        };
    }

    private Plan nudge(NoticeKind kind, Known known, Before before, Set<Channel> on, Instant now) {
        var wish = known.wish();
        if (!known.mayBeNudged()) {
            return new Drop(Why.NOT_OPEN);
        }
        if (wish.by() == Wish.By.NONE) {
            return new Drop(Why.NOT_WANTED);
        }
        if (before.thisThing() != null && now.isBefore(before.thisThing().plus(kind.window()))) {
            return new Drop(Why.ALREADY_TOLD);
        }
        var working = working(known, on);
        var points = points(kind, wish, working);
        if (points.isEmpty()) {
            return new Drop(Why.NO_ADDRESS);
        }
        var quiet = endOfQuiet(wish, now);
        var again = before.thisKind() == null ? now : before.thisKind().plus(kind.window());
        var from = quiet.isAfter(again) ? quiet : again;
        return from.isAfter(now) ? new Wait(from) : new Send(points);
    }

    /** As wanted, else where it can go; the other way round for what stayed unread, unless somebody wants one way only. */
    private static List<ContactPoint> points(NoticeKind kind, Wish wish, List<ContactPoint> working) {
        var otherWay = kind.urgency() == NoticeKind.Urgency.OTHER_WAY && !wish.onlyThisWay();
        var first = working.stream()
                .filter(point -> wish.by().takes(point.channel()) != otherWay)
                .toList();
        return first.isEmpty() && !wish.onlyThisWay() ? working : first;
    }

    private Instant endOfQuiet(Wish wish, Instant now) {
        var from = Objects.requireNonNullElseGet(wish.quietFrom(), () -> hour(NoticesParameters.QUIET_FROM));
        var until = Objects.requireNonNullElseGet(wish.quietUntil(), () -> hour(NoticesParameters.QUIET_UNTIL));
        return endOfQuiet(from, until, hours.zone(), now);
    }

    /**
     * When the quiet hours that hold now are over; now when none hold. They may go over midnight. An end that the clocks leap
     * over in spring is the hour they leap to.
     */
    static Instant endOfQuiet(LocalTime from, LocalTime until, ZoneId zone, Instant now) {
        var here = now.atZone(zone);
        var time = here.toLocalTime();
        var overMidnight = until.isBefore(from);
        var quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return now;
        }
        var day = overMidnight && !time.isBefore(from) ? here.toLocalDate().plusDays(1) : here.toLocalDate();
        return day.atTime(until).atZone(zone).toInstant();
    }

    private LocalTime hour(Parameter<Integer> parameter) {
        return LocalTime.of(protocols.value(parameter), 0);
    }

    private static List<ContactPoint> working(Known known, Set<Channel> on) {
        return known.points().stream()
                .filter(point -> point.works() && on.contains(point.channel()))
                .toList();
    }

    private static boolean mayGo(Known known, ContactPoint point) {
        return !known.wish().onlyThisWay() || known.wish().by().takes(point.channel());
    }

    private static Plan to(List<ContactPoint> points) {
        return points.isEmpty() ? new Drop(Why.NO_ADDRESS) : new Send(points);
    }
}
