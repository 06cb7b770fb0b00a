package org.havenport.agreements;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who confirmed what is in force, in figures, and whom to remind. Names are shown to those whose work needs them. */
@Controller
class StaffController {

    static final String PATH = "/staff/agreements";

    private static final Viewer.Job JOB = new Viewer.Job("agreements");
    private static final int SHOWN = 100;

    private final Agreements agreements;
    private final Figures figures;
    private final AMaterialChangeAsksAgain again;
    private final Patients patients;
    private final Clock clock;

    StaffController(
            Agreements agreements, Figures figures, AMaterialChangeAsksAgain again, Patients patients, Clock clock) {
        this.agreements = agreements;
        this.figures = figures;
        this.again = again;
        this.patients = patients;
        this.clock = clock;
    }

    /** A version and how many confirmed it last. */
    record Version(String text, String language, int version, long people) {}

    /** Somebody to remind; the path is null for those who are told nobody's name. */
    record Row(String who, @Nullable String path, String asked, String until, boolean reads) {}

    /** What the page shows. */
    record Page(List<Fact> facts, List<Version> versions, List<Row> rows, int waiting) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.PORTAL_COORDINATOR, Role.FRONT_DESK, Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.COUNSEL
            },
            audited = "agreements-listed")
    String page(@ModelAttribute("frame") Frame frame, Model model) {
        var waiting = agreements.waiting(frame.viewer());
        model.addAttribute(
                "page", new Page(facts(frame, waiting.size()), versions(frame), rows(frame, waiting), waiting.size()));
        return "agreements/staff";
    }

    private List<Fact> facts(Frame frame, int waiting) {
        var count = figures.of(JOB);
        return List.of(
                new Fact(frame.say("agreements.staff.people"), frame.say("agreements.staff.number", count.people())),
                new Fact(frame.say("agreements.staff.whole"), share(frame, count.whole(), count.people())),
                new Fact(frame.say("agreements.staff.separate"), share(frame, count.separate(), count.people())),
                new Fact(
                        frame.say("agreements.staff.pending"),
                        share(frame, count.people() - count.whole(), count.people())),
                new Fact(frame.say("agreements.staff.asked"), frame.say("agreements.staff.number", waiting)),
                new Fact(
                        frame.say("agreements.staff.withdrawn"),
                        frame.say("agreements.staff.number", count.withdrawn())));
    }

    private static String share(Frame frame, long some, long all) {
        return frame.say("agreements.staff.share", some, all == 0 ? 0 : Math.round(100.0 * some / all));
    }

    private List<Version> versions(Frame frame) {
        return figures.byVersion(JOB).stream()
                .map(it -> new Version(
                        frame.say("text." + it.key()),
                        Locale.of(it.language())
                                .getDisplayLanguage(frame.words().locale()),
                        it.version(),
                        it.people()))
                .toList();
    }

    private List<Row> rows(Frame frame, List<Figures.Waiting> waiting) {
        var shown = waiting.stream().limit(SHOWN).toList();
        var names = FieldGroup.IDENTITY.seenBy(frame.viewer())
                ? patients.who(
                        frame.viewer(),
                        shown.stream().map(Figures.Waiting::patient).toList())
                : Map.<UUID, Person>of();
        var now = clock.instant();
        return shown.stream()
                .map(it -> {
                    var person = names.get(it.patient());
                    var until = again.ends(it.asked());
                    return new Row(
                            person == null ? frame.say("agreements.staff.somebody") : person.name(),
                            person == null ? null : "/staff/patients/" + it.patient(),
                            frame.words().date(it.asked()),
                            frame.words().date(until),
                            !now.isBefore(until));
                })
                .toList();
    }
}
