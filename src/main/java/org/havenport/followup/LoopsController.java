package org.havenport.followup;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.Loop.Kind;
import org.havenport.followup.Loop.Reason;
import org.havenport.home.Choice;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was begun and is not ended: tests, looks, contacts, referrals, each with its age. */
@Controller
class LoopsController {

    static final String PATH = "/staff/loops";
    private static final long A_DAY = 24 * 60 * 60;

    private final NoLoopEndsByItself loops;
    private final Loops door;
    private final Chart chart;
    private final Patients patients;
    private final Clock clock;

    LoopsController(NoLoopEndsByItself loops, Loops door, Chart chart, Patients patients, Clock clock) {
        this.loops = loops;
        this.door = door;
        this.chart = chart;
        this.patients = patients;
        this.clock = clock;
    }

    /** One open loop in words; {@code path} leads to where it is ended, or is null when nobody here may. */
    record Line(@Nullable String path, String name, String born, String what, String age, String since) {}

    /** All of a kind. */
    record Part(String id, String title, String text, long many, List<Line> lines) {}

    /** One order, or result that is not final, to be ended by a person. */
    record Closing(
            String path,
            String name,
            String what,
            String age,
            Choice reasons,
            @Nullable String refused) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "open-loops-listed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        var sums = door.sums(frame.viewer());
        var parts = Arrays.stream(Kind.values())
                .map(kind -> part(
                        frame,
                        kind,
                        sums.getOrDefault(kind, new Loops.Sum(0, null)).many()))
                .toList();
        return new ModelAndView("followup/loops").addObject("parts", parts);
    }

    private Part part(Frame frame, Kind kind, long many) {
        var viewer = frame.viewer();
        var open = loops.open(viewer, kind);
        var people = patients.who(viewer, open.stream().map(Loop::patient).collect(Collectors.toSet()));
        var items = chart.groups(viewer, open.stream().map(Loop::group).toList(), "open-loop-listed");
        return new Part(
                kind.name().toLowerCase(Locale.ROOT),
                frame.say("followup.loops." + kind, many),
                frame.say("followup.loops.text." + kind),
                many,
                open.stream().map(it -> line(frame, it, people, items)).toList());
    }

    private Line line(Frame frame, Loop loop, Map<UUID, Person> people, Map<ItemGroup, List<Item>> items) {
        var who = people.get(loop.patient());
        var words = frame.words();
        return new Line(
                path(frame, loop),
                who == null ? frame.say("followup.loops.unknown") : who.name(),
                who == null ? "" : words.date(who.birthDate()),
                title(items.getOrDefault(loop.group(), List.of())),
                age(frame, loop),
                words.date(loop.since()));
    }

    private @Nullable String path(Frame frame, Loop loop) {
        if (loop.kind().endsWithAReason() && frame.viewer().holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR)) {
            return PATH + "/" + loop.patient() + "/" + loop.subject();
        }
        if (loop.kind().isOrder()) {
            return null;
        }
        var result = "/staff/results/" + loop.patient() + "/" + loop.subject();
        return frame.opens(result) ? result : null;
    }

    private String age(Frame frame, Loop loop) {
        var days = (clock.instant().getEpochSecond() - loop.since().getEpochSecond()) / A_DAY;
        return frame.say("followup.loops.age", days);
    }

    private static String title(List<Item> items) {
        return items.stream()
                .filter(Item::leadsItsGroup)
                .map(it -> it.gist().title())
                .findFirst()
                .orElse("");
    }

    @GetMapping(PATH + "/{patient}/{order}")
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "open-loop-listed")
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID order) {
        return one(frame, patient, order, null);
    }

    private ModelAndView one(Frame frame, UUID patient, UUID order, @Nullable String refused) {
        var viewer = frame.viewer();
        var loop = door.one(viewer, patient, order).orElseThrow(NotHere::new);
        var who = patients.viewed(viewer, patient, "open-loop-viewed").orElseThrow(NotHere::new);
        var items = chart.groups(viewer, List.of(loop.group()), "open-loop-listed");
        var reasons = new Choice(
                "reason",
                frame.say("followup.loops.reason"),
                "",
                loop.kind().reasons().stream()
                        .map(it -> new Choice.Option(it.name(), frame.say("followup.loops.reason." + it), ""))
                        .toList());
        var page = new Closing(
                PATH + "/" + patient + "/" + order,
                who.name(),
                title(items.getOrDefault(loop.group(), List.of())),
                age(frame, loop),
                reasons,
                refused);
        return new ModelAndView("followup/loop", refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("page", page);
    }

    @PostMapping(PATH + "/{patient}/{order}")
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR},
            audited = "open-loop-closed")
    ModelAndView close(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID order,
            @RequestParam(defaultValue = "") String reason) {
        var named = Arrays.stream(Reason.values())
                .filter(it -> it.name().equals(reason))
                .findFirst();
        if (named.isEmpty()) {
            return one(frame, patient, order, frame.say("followup.loops.reason.missing"));
        }
        if (!door.close(frame.viewer(), patient, order, named.get())) {
            // Of what still waits the reason was one for something else; what is not there is not here.
            return one(frame, patient, order, frame.say("followup.loops.reason.missing"));
        }
        return SeeOther.page(PATH);
    }
}
