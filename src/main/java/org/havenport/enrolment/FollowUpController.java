package org.havenport.enrolment;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.IdentityBand;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.Practice;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Listed;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
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

/** How enrolment stands: figures, who asked, and who is asked why they stay away. */
@Controller
class FollowUpController {

    static final String ONE = EnrolmentController.LISTS + "/{list}/{patient}";
    private static final int LATER = 7;

    private final FollowUps followUps;
    private final Requests requests;
    private final Patients patients;
    private final Staff staff;
    private final Clock clock;

    FollowUpController(FollowUps followUps, Requests requests, Patients patients, Staff staff, Clock clock) {
        this.followUps = followUps;
        this.requests = requests;
        this.patients = patients;
        this.staff = staff;
        this.clock = clock;
    }

    /** Somebody on a list, in words. */
    record Line(
            String path,
            String name,
            String born,
            String why,
            @Nullable String last) {}

    /** A list with how many are due; only some are shown. */
    record Shown(FollowUp.List list, int due, List<Line> lines) {}

    /** How enrolment stands. */
    record Page(List<String> figures, String asOf, Listed<Line> requests, List<Shown> lists) {}

    /** One of a list. */
    record One(
            String path,
            IdentityBand band,
            String patientPath,
            String list,
            List<PhoneNumber> phones,
            List<String> notes,
            List<Member> owners,
            UUID me,
            LocalDate next,
            @Nullable String refused) {}

    /** A telephone number and the address that dials it. */
    record PhoneNumber(String number, String tel) {}

    @GetMapping(EnrolmentController.LISTS)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "follow-ups-listed")
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        var viewer = frame.viewer();
        var due = followUps.due(viewer);
        var shown = new ArrayList<Shown>();
        for (var list : FollowUp.List.values()) {
            var on = due.get(list);
            shown.add(on == null ? new Shown(list, 0, List.of()) : new Shown(list, on.all(), lines(frame, on.some())));
        }
        var asked = requests.waiting(viewer)
                .map(it -> new Line(
                        RequestsController.path(it.id()),
                        it.said().given() + " " + it.said().family(),
                        frame.words().date(it.said().born()),
                        frame.say("enrolment.list.asked", frame.words().dateTime(it.at())),
                        null));
        var figures = followUps.figures(viewer);
        var page = new Page(inWords(frame, figures), frame.words().dateTime(figures.asOf()), asked, shown);
        return new ModelAndView("enrolment/lists").addObject("page", page);
    }

    private static List<String> inWords(Frame frame, FollowUps.Figures figures) {
        var activation = figures.activation();
        return List.of(
                frame.say("enrolment.figures.in-use", figures.inUse(), figures.patients()),
                activation == null
                        ? frame.say("enrolment.figures.nobody")
                        : frame.say("enrolment.figures.came", figures.came(), figures.invited(), activation),
                frame.say("enrolment.figures.open", figures.open()));
    }

    private List<Line> lines(Frame frame, List<FollowUp> due) {
        var people =
                patients.who(frame.viewer(), due.stream().map(FollowUp::patient).toList());
        return due.stream()
                .flatMap(it -> Optional.ofNullable(people.get(it.patient())).map(who -> line(frame, it, who)).stream())
                .toList();
    }

    private static Line line(Frame frame, FollowUp it, Person who) {
        var words = frame.words();
        var last = it.last();
        return new Line(
                EnrolmentController.LISTS + "/" + it.list().name().toLowerCase(java.util.Locale.ROOT) + "/" + who.id(),
                who.name(),
                words.date(who.birthDate()),
                words.say("enrolment.list." + it.list() + ".since", words.date(it.since())),
                last == null ? null : words.say("enrolment.outcome." + last.outcome()) + ", " + words.date(last.at()));
    }

    @GetMapping(ONE)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "follow-up-viewed")
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable String list, @PathVariable UUID patient) {
        return one(frame, named(list), patient, null);
    }

    @PostMapping(ONE)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "follow-up-noted")
    ModelAndView note(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String list,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(required = false) @Nullable UUID owner) {
        var on = named(list);
        var viewer = frame.viewer();
        if (patients.who(viewer, patient).isEmpty()) {
            throw new NotHere();
        }
        var chosen = Arrays.stream(FollowUp.Outcome.values())
                .filter(it -> it.name().equals(outcome))
                .findFirst();
        var date = date(next);
        if (chosen.isEmpty()
                || owner == null
                || !staff.names(viewer, List.of(owner)).containsKey(owner)
                || date.isEmpty() && chosen.get() != FollowUp.Outcome.NOT_WANTED) {
            return one(frame, on, patient, frame.say("enrolment.note.wrong"));
        }
        followUps.note(viewer, patient, on, chosen.get(), date.orElse(null), owner);
        return SeeOther.page(
                chosen.get() == FollowUp.Outcome.LETTER_AGAIN
                        ? EnrolmentController.path(patient)
                        : EnrolmentController.LISTS);
    }

    private ModelAndView one(Frame frame, FollowUp.List list, UUID patient, @Nullable String refused) {
        var viewer = frame.viewer();
        var who = patients.viewed(viewer, patient, "follow-up-viewed").orElseThrow(NotHere::new);
        var members = staff.all(viewer);
        var names = members.stream().collect(Collectors.toMap(Member::account, Function.identity()));
        var notes = followUps.notes(viewer, patient, list).stream()
                .map(it -> inWords(frame, it, names))
                .toList();
        var page = new One(
                EnrolmentController.LISTS + "/" + list.name().toLowerCase(java.util.Locale.ROOT) + "/" + patient,
                IdentityBand.of(frame, who, clock.instant()),
                EnrolmentController.path(patient),
                list.name(),
                who.phones().stream()
                        .map(it -> new PhoneNumber(it, Practice.tel(it)))
                        .toList(),
                notes,
                members,
                viewer.actor(),
                LocalDate.ofInstant(clock.instant(), frame.words().zone()).plusDays(LATER),
                refused);
        return new ModelAndView("enrolment/one", refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", page);
    }

    private static String inWords(Frame frame, FollowUp.Note note, Map<UUID, Member> names) {
        var words = frame.words();
        var by = names.get(note.by());
        var said = words.say(
                "enrolment.note.said",
                words.dateTime(note.at()),
                words.say("enrolment.outcome." + note.outcome()),
                by == null ? words.say("enrolment.somebody") : by.name());
        var next = note.next();
        return next == null ? said : said + " " + words.say("enrolment.note.again", words.date(next));
    }

    private static FollowUp.List named(String list) {
        return Arrays.stream(FollowUp.List.values())
                .filter(it -> it.name().equalsIgnoreCase(list))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            var date = LocalDate.parse(typed);
            return date.getYear() < 2000 || date.getYear() > 2200 ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException no) {
            return Optional.empty();
        }
    }
}
