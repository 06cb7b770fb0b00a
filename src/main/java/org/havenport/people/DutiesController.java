package org.havenport.people;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.access.Rights;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.people.PeoplePage.Mark;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.staff.DutyHeld;
import org.havenport.staff.DutyRefused;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.staff.Worker;
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

/** The duties that must never be nobody's: who holds each and who stands in. */
@Controller
class DutiesController {

    private final Duties duties;
    private final Staff staff;
    private final Rights rights;
    private final Clock clock;

    DutiesController(Duties duties, Staff staff, Rights rights, Clock clock) {
        this.duties = duties;
        this.staff = staff;
        this.rights = rights;
        this.clock = clock;
    }

    /** A duty with both its places. */
    record Row(Duty duty, String name, String say, Seat holder, Seat alternate) {}

    /** A place, who has it, and who could. */
    record Seat(
            Duty.Place place,
            String who,
            Mark mark,
            @Nullable UUID account,
            List<Member> could) {}

    @GetMapping(Parts.DUTIES)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return page(frame, Errors.none(), HttpStatus.OK);
    }

    @PostMapping(Parts.DUTIES)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "duty-given")
    ModelAndView name(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(required = false) @Nullable UUID account) {
        var which = one(Duty.values(), duty);
        var where = one(Duty.Place.values(), place);
        if (account == null) {
            var wrong = Errors.of(field(which, where), frame.say("people.duties.missing"));
            return page(frame, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            duties.name(frame.viewer(), which, where, account);
        } catch (DutyRefused refused) {
            var wrong = Errors.of(field(which, where), frame.say("people.duties.refused." + refused.why()));
            return page(frame, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return SeeOther.page(Parts.DUTIES);
    }

    static String field(Duty duty, Duty.Place place) {
        return duty + "-" + place;
    }

    private ModelAndView page(Frame frame, Errors errors, HttpStatus status) {
        var held = duties.all();
        var now = clock.instant();
        var roles = PeopleInWords.held(rights.all(frame.viewer(), now), now);
        var workers =
                staff.workers(frame.viewer()).stream().filter(Worker::active).toList();
        var rows = Arrays.stream(Duty.values())
                .map(duty -> {
                    var could = workers.stream()
                            .map(Worker::member)
                            .filter(member -> roles.getOrDefault(member.account(), java.util.Set.of()).stream()
                                    .anyMatch(duty.roles()::contains))
                            .toList();
                    return new Row(
                            duty,
                            frame.say("people.duty." + duty),
                            frame.say("people.duty.say." + duty),
                            seat(frame, held, duty, Duty.Place.HOLDER, could),
                            seat(frame, held, duty, Duty.Place.ALTERNATE, could));
                })
                .toList();
        return new ModelAndView("people/duties", status)
                .addObject("parts", Parts.of(frame))
                .addObject("rows", rows)
                .addObject("errors", errors)
                .addObject("keeps", Parts.keeps(frame));
    }

    private static Seat seat(Frame frame, List<DutyHeld> held, Duty duty, Duty.Place place, List<Member> could) {
        Optional<DutyHeld> here = held.stream()
                .filter(it -> it.duty() == duty && it.place() == place)
                .findFirst();
        var mark = here.isEmpty()
                ? new Mark("broken", "x-octagon-fill", frame.say("people.duties.nobody"))
                : here.get().acts()
                        ? new Mark("holds", "check-circle-fill", frame.say("people.duties.acts"))
                        : new Mark("broken", "x-octagon-fill", frame.say("people.duties.cannot"));
        return new Seat(
                place,
                here.map(it -> it.member().name()).orElse(""),
                mark,
                here.map(it -> it.member().account()).orElse(null),
                could);
    }

    private static <E extends Enum<E>> E one(E[] all, String name) {
        return Arrays.stream(all)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(NotHere::new);
    }
}
