package org.havenport.education;

import java.util.List;
import java.util.Objects;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.havenport.patients.Patients;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How many were taught, and for whom another round is due. */
@Controller
class EducationListController {

    static final String PATH = "/staff/education";

    private static final Viewer.Job JOB = new Viewer.Job("education");
    private static final int SHOWN = 100;

    private final Rounds rounds;
    private final Patients patients;
    private final InstructionsAreEasyToRead easy;

    EducationListController(Rounds rounds, Patients patients, InstructionsAreEasyToRead easy) {
        this.rounds = rounds;
        this.patients = patients;
        this.easy = easy;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.NURSE, Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR},
            audited = "education-listed")
    String page(@ModelAttribute("frame") Frame frame, Model model) {
        var count = rounds.count(JOB);
        var due = rounds.listed(frame.viewer(), SHOWN);
        model.addAttribute("page", new EducationPage.All(facts(frame, count), rows(frame, due.due()), due.all()));
        return "education/staff";
    }

    private List<Fact> facts(Frame frame, Rounds.Count count) {
        var share = count.people() == 0 ? 0 : Math.round(100.0 * count.taught() / count.people());
        var facts = new java.util.ArrayList<>(List.of(
                new Fact(frame.say("education.staff.people"), frame.say("education.number", count.people())),
                new Fact(
                        frame.say("education.staff.taught"), frame.say("education.staff.share", count.taught(), share)),
                new Fact(frame.say("education.staff.due"), frame.say("education.number", count.due()))));
        var grades = String.join(
                "; ", easy.grades().stream().map(it -> grade(frame, it)).toList());
        facts.add(new Fact(frame.say("education.staff.grade"), grades));
        return facts;
    }

    private static String grade(Frame frame, ReadingGrade it) {
        return it.spanish()
                ? frame.say(
                        "education.staff.grade.es",
                        "%.0f".formatted(it.fernandezHuerta()),
                        "%.0f".formatted(it.inflesz()))
                : frame.say("education.staff.grade.en", "%.1f".formatted(it.fleschKincaid()));
    }

    private List<EducationPage.Row> rows(Frame frame, List<Due> due) {
        var people = patients.who(
                frame.viewer(), due.stream().map(Due::patient).distinct().toList());
        return due.stream()
                .filter(it -> people.containsKey(it.patient()))
                .map(it -> new EducationPage.Row(
                        Objects.requireNonNull(people.get(it.patient())).name(),
                        EducationController.path(it.patient()),
                        frame.say("education.cause." + it.cause()),
                        frame.words().date(it.since())))
                .toList();
    }
}
