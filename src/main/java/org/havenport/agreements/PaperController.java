package org.havenport.agreements;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which staff keep what a patient has signed on paper. */
@Controller
class PaperController {

    static final String PATH = "/staff/patients/{patient}/agreements";

    private final PaperSignatures paper;
    private final Patients patients;

    PaperController(PaperSignatures paper, Patients patients) {
        this.paper = paper;
        this.patients = patients;
    }

    /** A statement that is asked for. */
    record Asked(String name, String title, boolean ticked) {}

    /**
     * What the page shows.
     *
     * @param account whether the patient has one
     * @param asked what is not confirmed yet
     */
    record Page(String path, String who, boolean account, List<Asked> asked, Choice language, Errors errors) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "agreements-listed")
    ModelAndView form(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        return page(frame, patient, List.of(), Errors.none());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "agreement-signed-on-paper")
    @AsksForProofAgain
    ModelAndView keep(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "") Set<String> signed,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String seen) {
        var statements = Arrays.stream(Statement.values())
                .filter(it -> signed.contains(it.name()))
                .toList();
        var errors = statements.isEmpty()
                ? Errors.of("signed", frame.say("agreements.paper.none"))
                : seen.isEmpty() ? Errors.of("seen", frame.say("agreements.paper.seen.wrong")) : Errors.none();
        if (!errors.all().isEmpty()) {
            return page(frame, patient, statements, errors);
        }
        var staff = frame.staff();
        if (patients.who(staff, patient).isEmpty()
                || !paper.keep(staff, patient, statements, Locale.of(language.equals("es") ? "es" : "en"))) {
            throw new NotHere();
        }
        return SeeOther.page("/staff/patients/" + patient + "/agreements");
    }

    private ModelAndView page(Frame frame, UUID patient, List<Statement> ticked, Errors errors) {
        var who = patients.viewed(frame.viewer(), patient, "agreements-listed").orElseThrow(NotHere::new);
        var of = paper.standing(frame.viewer(), patient);
        var asked = of.map(it -> it.standing().missing()).orElse(List.of()).stream()
                .map(it -> new Asked(it.name(), frame.say("agreements.title." + it.name()), ticked.contains(it)))
                .toList();
        var spoken = who.language() != null && who.language().startsWith("es") ? "es" : "en";
        var languages = List.of(
                new Choice.Option("en", frame.say("agreements.paper.en"), ""),
                new Choice.Option("es", frame.say("agreements.paper.es"), ""));
        var page = new Page(
                "/staff/patients/" + patient,
                who.name(),
                of.isPresent(),
                asked,
                new Choice("language", frame.say("agreements.paper.language"), spoken, languages),
                errors);
        return new ModelAndView("agreements/paper", errors.status()).addObject("page", page);
    }
}
