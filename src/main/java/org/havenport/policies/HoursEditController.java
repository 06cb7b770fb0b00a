package org.havenport.policies;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.FederalHoliday;
import org.havenport.protocols.Holidays;
import org.havenport.protocols.HourChanges;
import org.havenport.protocols.NotAcceptable;
import org.havenport.protocols.PlaceHours;
import org.havenport.protocols.PracticeParameters;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The editor of a place's hours: 0 is the main place, then the others, and one more is a new one. */
@Controller
class HoursEditController {

    private static final String PATH = HoursController.PATH + "/{number}";

    private static final Holidays NONE = new Holidays(Set.of(), Map.of(), Map.of());

    private final HourChanges changes;
    private final BusinessHours hours;
    private final HoursDue due;
    private final Clock clock;

    HoursEditController(HourChanges changes, BusinessHours hours, HoursDue due, Clock clock) {
        this.changes = changes;
        this.hours = hours;
        this.due = due;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.MEDICAL_DIRECTOR,
                Role.COUNSEL,
                Role.SECURITY_ADMINISTRATOR,
                Role.PORTAL_COORDINATOR
            })
    ModelAndView edit(@ModelAttribute("frame") Frame frame, @PathVariable String number) {
        var places = changes.places();
        int at = at(number, places);
        var form = HoursForm.of(at < places.size() ? places.get(at) : fresh(places), today(), changes.state());
        return page(frame, at, form, Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.MEDICAL_DIRECTOR,
                Role.COUNSEL,
                Role.SECURITY_ADMINISTRATOR,
                Role.PORTAL_COORDINATOR
            },
            audited = "value-proposed")
    ModelAndView propose(
            @ModelAttribute("frame") Frame frame, @PathVariable String number, @RequestParam Map<String, String> sent) {
        var places = changes.places();
        int at = at(number, places);
        var form = new HoursForm(sent);
        var remove = form.of("do").equals("remove") && at > 0 && at < places.size();
        var errors = remove ? Errors.none() : form.errors(frame.words(), at == 0, others(places, at));
        var from = ProposalForm.day(form.of("from"));
        if (from == null) {
            errors = errors.and("from", frame.say("policies.wrong.day"));
        }
        if (form.of("do").equals("preview") || from == null || !errors.all().isEmpty()) {
            var status = errors.all().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
            return page(frame, at, form, errors, status);
        }
        if (!form.of("was").equals(changes.state())) {
            return page(frame, at, form, meanwhile(frame), HttpStatus.CONFLICT);
        }
        try {
            var changed = at == 0
                    ? changes.proposeMain(frame.viewer(), form.hours(true, ""), form.of("reason"), from)
                    : changes.proposeOthers(frame.viewer(), with(places, at, form, remove), form.of("reason"), from);
            return changed > 0
                    ? SeeOther.page(HoursController.PATH)
                    : page(frame, at, form, Errors.of("from", frame.say("policies.hours.wrong.same")), unchanged());
        } catch (NotAcceptable refused) {
            return page(frame, at, form, said(frame, refused), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (IllegalStateException another) {
            return page(frame, at, form, meanwhile(frame), HttpStatus.CONFLICT);
        }
    }

    private static HttpStatus unchanged() {
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static Errors meanwhile(Frame frame) {
        return Errors.of("from", frame.say("policies.hours.wrong.meanwhile"));
    }

    private static Errors said(Frame frame, NotAcceptable refused) {
        var errors = Errors.none();
        for (var wrong : refused.wrong()) {
            var flaw = new InWords(frame.words()).wrong(PracticeParameters.LOCATIONS, wrong);
            errors = errors.and(flaw.field().equals("value") ? "zone" : flaw.field(), flaw.said());
        }
        return errors;
    }

    /** The other places as they are to be. */
    private static List<PlaceHours> with(List<PlaceHours> places, int at, HoursForm form, boolean remove) {
        var others = new ArrayList<>(places.subList(1, places.size()));
        if (at < places.size()) {
            others.remove(at - 1);
        }
        if (!remove) {
            others.add(at - 1, form.hours(false, form.of("name")));
        }
        return others;
    }

    private ModelAndView page(Frame frame, int at, HoursForm form, Errors errors, HttpStatus status) {
        var places = changes.places();
        var main = at == 0;
        var fresh = at >= places.size();
        var words = frame.words();
        var week = Arrays.stream(DayOfWeek.values())
                .map(day -> new HoursPage.Day(
                        day.getDisplayName(TextStyle.FULL_STANDALONE, words.locale()),
                        HoursForm.name(day),
                        form.spans(day)))
                .toList();
        var holidays = Arrays.stream(FederalHoliday.values())
                .map(it -> new Fact(it.name(), words.say("policies.holiday." + it.name())))
                .toList();
        var readable = form.errors(words, main, others(places, at)).all().isEmpty();
        var said = readable
                ? due.say(
                        words,
                        form.hours(main, "").clock(main ? NONE : hours.holidays()),
                        form.of("sent"),
                        form.of("days"))
                : null;
        return new ModelAndView("policies/hours_edit", status)
                .addObject(
                        "page",
                        new HoursPage(
                                HoursController.PATH + "/" + at,
                                fresh
                                        ? frame.say("policies.hours.new")
                                        : places.get(at).name(),
                                main,
                                fresh,
                                form,
                                errors,
                                week,
                                holidays,
                                said));
    }

    private static List<String> others(List<PlaceHours> places, int at) {
        var names = new ArrayList<>(places.stream().map(PlaceHours::name).toList());
        if (at < names.size()) {
            names.remove(at);
        }
        return names;
    }

    private static PlaceHours fresh(List<PlaceHours> places) {
        return new PlaceHours(
                "", places.getFirst().zone(), new EnumMap<>(places.getFirst().week()), null, "");
    }

    private static int at(String number, List<PlaceHours> places) {
        if (!number.matches("[0-9]{1,3}") || Integer.parseInt(number) > places.size()) {
            throw new NotHere();
        }
        return Integer.parseInt(number);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), hours.zone());
    }
}
