package org.havenport.recovery;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.havenport.files.Pdfs;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.home.Words;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.staff.Staff;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which staff make sure who somebody is and give them a code, shown once and printed once. */
@Controller
class SignInHelpController {

    private static final String PATIENTS = "/staff/patients/";
    private static final String PEOPLE = "/staff/people/";
    private static final String HELP = "/sign-in-help";

    private final AssistedRecoveries recoveries;
    private final Patients patients;
    private final Staff staff;
    private final Pdfs pdfs;

    SignInHelpController(AssistedRecoveries recoveries, Patients patients, Staff staff, Pdfs pdfs) {
        this.recoveries = recoveries;
        this.patients = patients;
        this.staff = staff;
        this.pdfs = pdfs;
    }

    @GetMapping(PATIENTS + "{patient}" + HELP)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "recovery-help-opened")
    ModelAndView patient(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient) {
        return patient(frame, patient, HelpForm.empty(), Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PATIENTS + "{patient}" + HELP)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "recovery-help-given")
    @AsksForProofAgain
    ModelAndView helpPatient(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @ModelAttribute("form") HelpForm form) {
        return switch (recoveries.patient(frame.viewer(), patient, form.said())) {
            case Helped.Given given -> given(given, PATIENTS + patient, language(frame, patient));
            case Helped.Waits() -> SeeOther.page(PATIENTS + patient + HELP);
            case Helped.Refused(var why) ->
                patient(frame, patient, form, errors(frame, why), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @GetMapping(PEOPLE + "{account}" + HELP)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR})
    ModelAndView member(@ModelAttribute("frame") Frame frame, @PathVariable UUID account) {
        return member(frame, account, HelpForm.empty(), Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PEOPLE + "{account}" + HELP)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "recovery-help-given")
    @AsksForProofAgain
    ModelAndView helpMember(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID account, @ModelAttribute("form") HelpForm form) {
        return switch (recoveries.member(frame.viewer(), account, form.said())) {
            case Helped.Given given -> given(given, PEOPLE + account, ownLanguage(frame));
            case Helped.Waits() -> SeeOther.page(RecoveriesController.PATH);
            case Helped.Refused(var why) ->
                member(frame, account, form, errors(frame, why), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @PostMapping(RecoveriesController.PATH + "/{id}/agree")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "recovery-help-agreed")
    @AsksForProofAgain
    ModelAndView agree(@ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        if (recoveries.agree(frame.viewer(), id) instanceof Helped.Given given) {
            return given(given, RecoveriesController.PATH, ownLanguage(frame));
        }
        throw new NotHere();
    }

    @PostMapping(RecoveriesController.PATH + "/{id}/letter")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "recovery-letter-printed")
    ResponseEntity<byte[]> letter(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "en") String language) {
        var words = Words.of(
                Locale.of("es".equals(language) ? "es" : "en"), frame.words().zone());
        var given = recoveries.printed(frame.viewer(), id, code).orElseThrow(NotHere::new);
        var file = pdfs.print(words, words.say("recovery.letter.title"), "recovery/letter", Map.of("given", given));
        return Pdfs.shown("sign-in-code.pdf", file);
    }

    private ModelAndView patient(Frame frame, UUID patient, HelpForm form, Errors errors, HttpStatus status) {
        var standing = recoveries.standing(frame.viewer(), patient);
        var who = patients.who(frame.viewer(), patient).orElseThrow(NotHere::new);
        var waiting = standing.waiting();
        var waits = waiting != null && waiting.own();
        var alone = waits ? "waits" : waiting != null ? "colleague" : standing.told() ? null : "alone";
        var page = new HelpPage(
                PATIENTS + patient,
                who.name(),
                true,
                standing.account(),
                standing.contactIsNew(),
                alone == null ? null : frame.say("recovery.help." + alone, who.name()),
                waits,
                form,
                errors);
        return new ModelAndView("recovery/help", status).addObject("page", page);
    }

    private ModelAndView member(Frame frame, UUID account, HelpForm form, Errors errors, HttpStatus status) {
        var worker = staff.worker(frame.viewer(), account)
                .filter(it -> it.active() && !account.equals(frame.viewer().actor()))
                .orElseThrow(NotHere::new);
        var page = HelpPage.of(PEOPLE + account, worker.member().name(), form, errors);
        return new ModelAndView("recovery/help", status).addObject("page", page);
    }

    /** In which language a letter speaks to a patient. */
    private String language(Frame frame, UUID patient) {
        var spoken = patients.who(frame.viewer(), patient).map(Person::language).orElse(null);
        return spoken != null && spoken.startsWith("es") ? "es" : "en";
    }

    private static String ownLanguage(Frame frame) {
        return frame.words().locale().getLanguage();
    }

    private static ModelAndView given(Helped.Given given, String back, String language) {
        return new ModelAndView("recovery/given")
                .addObject("given", given)
                .addObject("back", back)
                .addObject("language", language);
    }

    private static Errors errors(Frame frame, Helped.Why why) {
        var field = why == Helped.Why.IN_PERSON_ONLY || why == Helped.Why.NOT_CHOSEN ? "method" : "typed";
        return Errors.of(field, frame.say("recovery.why." + why));
    }
}
