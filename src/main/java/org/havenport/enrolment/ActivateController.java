package org.havenport.enrolment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.havenport.access.From;
import org.havenport.access.PatientAccounts;
import org.havenport.access.Try;
import org.havenport.access.WhyNot;
import org.havenport.enrolment.NoAccountWithoutAnInvitationAndASecondIdentifier.Brought;
import org.havenport.enrolment.NoAccountWithoutAnInvitationAndASecondIdentifier.Step;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.passwords.PasswordRules;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which somebody who was invited makes their account. */
@Controller
class ActivateController {

    static final String PATH = "/activate";
    private static final String CHOOSE = PATH + "/choose";

    private final NoAccountWithoutAnInvitationAndASecondIdentifier invitations;
    private final PatientAccounts accounts;
    private final PasswordRules rules;

    ActivateController(
            NoAccountWithoutAnInvitationAndASecondIdentifier invitations,
            PatientAccounts accounts,
            PasswordRules rules) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.rules = rules;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView form(Viewer viewer) {
        return viewer.kind() == Viewer.Kind.NOBODY ? first(HttpStatus.OK, ActivatePage.first()) : SeeOther.page("/");
    }

    @PostMapping(PATH)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView code(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String year,
            HttpServletRequest request) {
        var typed = Map.of("code", code, "month", month, "day", day, "year", year);
        var born = BirthDate.of(month, day, year);
        if (code.isBlank() || born == null) {
            var error = code.isBlank()
                    ? new FieldError("code", frame.say("enrolment.activate.code.missing"))
                    : new FieldError("month", frame.say("enrolment.born.wrong"));
            return first(HttpStatus.UNPROCESSABLE_CONTENT, ActivatePage.refused(typed, null, List.of(error)));
        }
        var brought = new Brought(code, born.toString(), From.of(request));
        return switch (invitations.open(brought)) {
            case Step.Opened opened ->
                choose(HttpStatus.OK, brought, Suggestions.draw(frame.words()), opened.secret(), List.of());
            case Step.HasAccount() -> has(frame, typed);
            case Step.Refused(var why) -> refused(frame, typed, why);
            case Step.Made _, Step.WrongDigits _, Step.NameTaken _ ->
                throw new IllegalStateException("Not of this step");
        };
    }

    @PostMapping(CHOOSE)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView choose(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String born,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chosen = Chosen.of(request);
        var brought = new Brought(code, born, From.of(request));
        var wrong = chosen.errors(frame, rules);
        if (!wrong.isEmpty()) {
            return answer(frame, invitations.look(brought), brought, chosen, wrong);
        }
        var step = invitations.enrol(brought, chosen.username(), chosen.password(), chosen.digits());
        if (step instanceof Step.Made(var begun)) {
            accounts.enter(request, response, begun);
            return SeeOther.page("/home");
        }
        return answer(frame, step, brought, chosen, List.of());
    }

    private ModelAndView answer(Frame frame, Step step, Brought brought, Chosen chosen, List<FieldError> wrong) {
        return switch (step) {
            case Step.Opened opened -> again(brought, chosen, opened.secret(), wrong);
            case Step.WrongDigits(var secret) -> again(brought, chosen, secret, error(frame, "digits"));
            case Step.NameTaken(var secret) -> again(brought, chosen, secret, error(frame, "username"));
            case Step.HasAccount() -> has(frame, Map.of("code", brought.code()));
            case Step.Refused(var why) -> refused(frame, Map.of("code", brought.code()), why);
            case Step.Made _ -> throw new IllegalStateException("Let in before");
        };
    }

    private static ModelAndView has(Frame frame, Map<String, String> typed) {
        return first(
                HttpStatus.UNPROCESSABLE_CONTENT,
                ActivatePage.refused(typed, frame.say("enrolment.activate.has"), List.of()));
    }

    private static ModelAndView refused(Frame frame, Map<String, String> typed, Try why) {
        return first(
                WhyNot.status(why),
                ActivatePage.refused(typed, WhyNot.say(frame, why, "enrolment.activate.wrong"), List.of()));
    }

    private static List<FieldError> error(Frame frame, String field) {
        return List.of(new FieldError(field, frame.say("enrolment." + field + ".wrong.now")));
    }

    private ModelAndView again(Brought brought, Chosen chosen, String secret, List<FieldError> wrong) {
        return choose(HttpStatus.UNPROCESSABLE_CONTENT, brought, chosen.username(), secret, wrong);
    }

    private ModelAndView choose(
            HttpStatus status, Brought brought, String username, String secret, List<FieldError> wrong) {
        return new ModelAndView("enrolment/choose", status)
                .addObject(
                        "page",
                        new ActivatePage.Choose(
                                brought.code(), brought.born(), username, secret, rules.inForce(true), wrong));
    }

    private static ModelAndView first(HttpStatus status, ActivatePage page) {
        return new ModelAndView("enrolment/activate", status).addObject("page", page);
    }
}
