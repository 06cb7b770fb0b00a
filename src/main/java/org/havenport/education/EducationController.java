package org.havenport.education;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.home.Words;
import org.havenport.patients.IdentityBand;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.HouseTexts;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What one patient learnt, from the patient's page: the teach-back, what is due, and the instructions on paper. */
@Controller
class EducationController {

    static final String PATH = "/staff/patients/{patient}/education";

    private final Lessons lessons;
    private final Given given;
    private final EducationInWords inWords;
    private final InstructionsController instructions;
    private final Instructions made;
    private final Patients patients;
    private final Clock clock;

    EducationController(
            Lessons lessons,
            Given given,
            EducationInWords inWords,
            InstructionsController instructions,
            Instructions made,
            Patients patients,
            Clock clock) {
        this.lessons = lessons;
        this.given = given;
        this.inWords = inWords;
        this.instructions = instructions;
        this.made = made;
        this.patients = patients;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.NURSE,
                Role.CLINICIAN,
                Role.PORTAL_COORDINATOR,
                Role.MEDICAL_DIRECTOR
            },
            audited = "education-viewed")
    ModelAndView page(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        return page(frame, patient, TeachBackForm.empty(), Errors.none());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.NURSE,
                Role.CLINICIAN,
                Role.PORTAL_COORDINATOR,
                Role.MEDICAL_DIRECTOR
            },
            audited = "education-taught")
    ModelAndView teach(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @ModelAttribute("form") TeachBackForm form) {
        who(frame, patient);
        var errors = form.errors(frame.words());
        var taught = form.taught();
        if (taught == null || !errors.all().isEmpty()) {
            return page(frame, patient, form, errors);
        }
        lessons.teach(frame.viewer(), patient, taught);
        return SeeOther.page(path(patient));
    }

    @PostMapping(PATH + "/due")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.NURSE,
                Role.CLINICIAN,
                Role.PORTAL_COORDINATOR,
                Role.MEDICAL_DIRECTOR
            },
            audited = "education-due")
    ModelAndView note(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "") String cause) {
        who(frame, patient);
        Cause.ofStaff().stream()
                .filter(it -> it.name().equals(cause))
                .findFirst()
                .ifPresent(it -> lessons.note(frame.viewer(), patient, it));
        return SeeOther.page(path(patient));
    }

    /** The instructions in a language, to be put into a patient's hands; that is kept. */
    @PostMapping(PATH + "/print")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.NURSE,
                Role.CLINICIAN,
                Role.PORTAL_COORDINATOR,
                Role.MEDICAL_DIRECTOR
            },
            audited = "instructions-given")
    ResponseEntity<byte[]> print(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @RequestParam(defaultValue = "en") String language) {
        who(frame, patient);
        var chosen = HouseTexts.LANGUAGES.stream()
                .filter(it -> it.getLanguage().equals(language))
                .findFirst()
                .orElse(Locale.ENGLISH);
        var words = Words.of(chosen, frame.words().zone());
        var parts = instructions.parts(frame, words);
        var file = instructions.file(words, parts);
        given.keep(frame.viewer(), patient, chosen.getLanguage(), made.fingerprint(parts));
        return InstructionsController.answer(file);
    }

    private ModelAndView page(Frame frame, UUID patient, TeachBackForm form, Errors errors) {
        var who = patients.viewed(frame.viewer(), patient, "education-viewed").orElseThrow(NotHere::new);
        var band = IdentityBand.of(frame, who, clock.instant());
        return new ModelAndView("education/patient", errors.status())
                .addObject("page", inWords.one(frame, who, band, form, errors));
    }

    private Person who(Frame frame, UUID patient) {
        return patients.who(frame.viewer(), patient).orElseThrow(NotHere::new);
    }

    static String path(UUID patient) {
        return PATH.replace("{patient}", patient.toString());
    }

    static List<String> languages() {
        return List.of("en", "es", "vi", "zh", "ar", "fr", "tl", "ko", "ru", "ase");
    }
}
