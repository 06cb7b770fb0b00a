package org.havenport.followup;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.CareTeams;
import org.havenport.patients.IdentityBand;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Practice;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whom the portal does not reach or who has not read, and what came of calling them. */
@Controller
class CallsController {

    static final String PATH = "/staff/calls";
    private static final int LONGEST = 2000;

    private final Calls calls;
    private final Patients patients;
    private final CareTeams teams;
    private final Staff staff;
    private final BusinessHours hours;
    private final Clock clock;
    private final Chart chart;

    CallsController(
            Calls calls,
            Patients patients,
            CareTeams teams,
            Staff staff,
            BusinessHours hours,
            Clock clock,
            Chart chart) {
        this.chart = chart;
        this.calls = calls;
        this.patients = patients;
        this.teams = teams;
        this.staff = staff;
        this.hours = hours;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "calls-listed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        var open = calls.open(frame.viewer());
        var people = patients.who(
                frame.viewer(), open.shown().stream().map(CallOwed::patient).toList());
        var sums = calls.sums(frame.viewer());
        var names = names(frame.viewer(), sums.stream().map(CallRows.Sum::holder));
        var now = clock.instant();
        var lines = open.shown().stream()
                .flatMap(
                        it -> Optional.ofNullable(people.get(it.patient()))
                                .map(who -> CallPage.line(frame, it, who, names, now))
                                .stream())
                .toList();
        return new ModelAndView("followup/calls")
                .addObject("lines", lines)
                .addObject("more", open.more())
                .addObject("sums", CallPage.sums(frame, sums, names));
    }

    @GetMapping(PATH + "/{patient}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "call-viewed")
    ModelAndView one(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "") String said) {
        var left = said.equals("left") ? frame.say("followup.calls.left") : null;
        return one(frame, patient, left, CallPage.Typed.NOTHING, HttpStatus.OK);
    }

    @PostMapping(PATH + "/{patient}/take")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "call-taken-on")
    ModelAndView take(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @ModelAttribute CallPage.Typed typed) {
        if (!calls.take(frame.viewer(), patient)) {
            throw new NotHere();
        }
        return typed.equals(CallPage.Typed.NOTHING)
                ? SeeOther.page(PATH + "/" + patient)
                : one(frame, patient, null, typed, HttpStatus.OK);
    }

    @PostMapping(PATH + "/{patient}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "call-recorded")
    ModelAndView record(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @ModelAttribute CallPage.Typed typed,
            @RequestParam(defaultValue = "") String seen) {
        var came = named(typed.outcome());
        if (came.isEmpty()) {
            return refused(frame, patient, frame.say("followup.calls.wrong"), typed);
        }
        var told = typed.told();
        var said = told.length() > LONGEST ? told.substring(0, LONGEST) : told;
        var done = new CallDone(
                came.get(),
                identifiers(typed.identifiers()),
                typed.understood().isEmpty() ? null : typed.understood().equals("yes"),
                said.strip(),
                dialled(frame.viewer(), patient, typed.number()),
                CallSeen.read(seen));
        try {
            return switch (calls.record(frame.viewer(), patient, done)) {
                case DONE -> SeeOther.page(PATH);
                case SOMETHING_LEFT -> SeeOther.page(PATH + "/" + patient + "?said=left");
                case CHANGED -> one(frame, patient, frame.say("followup.calls.changed"), typed, HttpStatus.CONFLICT);
                case NOBODY -> over(frame, patient, done);
            };
        } catch (ContactIncomplete incomplete) {
            var what = done.outcome() == CallOutcome.DECLINED ? "followup.calls.declined" : "followup.calls.incomplete";
            return refused(frame, patient, frame.say(what), typed);
        } catch (WrongNumbers.Unsaid unsaid) {
            return refused(frame, patient, frame.say("followup.calls.which-number"), typed);
        } catch (ThePortalAloneIsRefused.Refused alone) {
            return refused(frame, patient, alone(frame, alone.reason()), typed);
        }
    }

    private ModelAndView refused(Frame frame, UUID patient, String why, CallPage.Typed typed) {
        return one(frame, patient, why, typed, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** A button that was pressed twice changes nothing; what somebody else ended is said, and what was typed is shown. */
    private ModelAndView over(Frame frame, UUID patient, CallDone done) {
        var viewer = frame.viewer();
        var ended = calls.ended(viewer, patient).orElseThrow(NotHere::new);
        var mine = ended.by().equals(viewer.actor())
                && ended.at().isAfter(clock.instant().minusSeconds(60))
                && (ended.outcome().equals(done.outcome().name())
                        || done.outcome().isFailedTry());
        if (mine) {
            return SeeOther.page(PATH);
        }
        var by = staff.names(viewer, List.of(ended.by())).get(ended.by());
        var name = by == null ? frame.say("followup.calls.somebodys") : by.shown();
        return new ModelAndView("followup/call_over", HttpStatus.CONFLICT)
                .addObject(
                        "said",
                        frame.say("followup.calls.over", name, frame.words().dateTime(ended.at())))
                .addObject("typed", done.told())
                .addObject("record", record(patient));
    }

    private static String record(UUID patient) {
        return "/staff/patients/" + patient + "/record";
    }

    private ModelAndView one(
            Frame frame, UUID patient, @Nullable String refused, CallPage.Typed typed, HttpStatus status) {
        var viewer = frame.viewer();
        var owed = calls.of(viewer, patient).orElseThrow(NotHere::new);
        teams.byWork(viewer, patient);
        var who = patients.viewed(viewer, patient, "call-viewed").orElseThrow(NotHere::new);
        var groups = chart.groups(
                viewer,
                owed.items().stream().map(it -> new ItemGroup(patient, it)).toList(),
                "call-viewed");
        var confidential = groups.values().stream().flatMap(List::stream).anyMatch(Item::confidential);
        var page = new CallPage.One(
                PATH + "/" + patient,
                record(patient),
                ReceiptsController.PATH + "/" + patient,
                IdentityBand.of(frame, who, clock.instant()),
                who.given(),
                frame.say("followup.because." + owed.because()),
                frame.say("followup.gravest." + owed.gravest()) + ": " + CallPage.what(frame, owed),
                CallPage.owner(frame, owed.holder(), names(viewer, Stream.ofNullable(owed.holder()))),
                viewer.actor().equals(owed.holder()),
                CallPage.script(frame, who, hours.practice()),
                phones(frame, who),
                CallPage.outcomes(owed),
                owed.because().isReached() ? null : alone(frame, owed.because()),
                refused,
                typed,
                about(frame, patient, owed, groups),
                calls.seen(viewer, owed).written(),
                confidential ? frame.say("followup.call.confidential", who.given()) : null);
        return new ModelAndView("followup/call", status).addObject("page", page);
    }

    private static List<CallPage.About> about(
            Frame frame, UUID patient, CallOwed owed, Map<ItemGroup, List<Item>> groups) {
        return owed.items().stream()
                .map(it -> {
                    var path = "/staff/results/" + patient + "/" + it;
                    var leader = groups.getOrDefault(new ItemGroup(patient, it), List.of()).stream()
                            .filter(Item::leadsItsGroup)
                            .findFirst();
                    var title = leader.map(item -> item.gist().title()).orElse(frame.say("followup.sent.OTHER"));
                    // Only results have a page of their own beside the call.
                    var isResult = leader.map(Item::category)
                            .filter(Set.of(Category.LABORATORY, Category.IMAGING, Category.PATHOLOGY)::contains)
                            .isPresent();
                    return new CallPage.About(title, isResult && frame.opens(path) ? path : null);
                })
                .toList();
    }

    private static String alone(Frame frame, CallReason reason) {
        return frame.say("followup.calls.alone", frame.say("followup.because." + reason));
    }

    private List<CallPage.Phone> phones(Frame frame, Person who) {
        var wrong = calls.wrong(frame.viewer(), who.id(), who.phones());
        return who.phones().stream()
                .map(it -> {
                    var marked = wrong.get(it);
                    return new CallPage.Phone(
                            it,
                            Practice.tel(it),
                            marked == null
                                    ? null
                                    : frame.say(
                                            "followup.call.wrong-since",
                                            frame.words().date(marked)));
                })
                .toList();
    }

    /** One of the numbers on file, {@link CallDone#NOT_ON_FILE}, or null. */
    private @Nullable String dialled(Viewer viewer, UUID patient, String number) {
        if (number.equals(CallDone.NOT_ON_FILE)) {
            return number;
        }
        return patients.who(viewer, patient).map(Person::phones).orElse(List.of()).stream()
                .filter(number::equals)
                .findFirst()
                .orElse(null);
    }

    private Map<UUID, Member> names(Viewer viewer, Stream<@Nullable UUID> holders) {
        return staff.names(viewer, holders.filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private static Optional<CallOutcome> named(String outcome) {
        return Arrays.stream(CallOutcome.values())
                .filter(it -> it.name().equals(outcome))
                .findFirst();
    }

    private static Set<Identifier> identifiers(List<String> typed) {
        var known = EnumSet.noneOf(Identifier.class);
        Arrays.stream(Identifier.values())
                .filter(it -> typed.contains(it.name()))
                .forEach(known::add);
        return known;
    }
}
