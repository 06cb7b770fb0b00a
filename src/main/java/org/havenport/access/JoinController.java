package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.havenport.access.InvitationsWorkOnce.Step;
import org.havenport.home.SeeOther;
import org.havenport.passwords.PasswordRules;
import org.havenport.passwords.Refusal;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which somebody who was invited chooses how they will sign in. */
@Controller
class JoinController {

    private static final String JOIN = "/join";
    private static final String CHOOSE = "/join/choose";

    private final InvitationsWorkOnce invitations;
    private final PasswordRules rules;
    private final Admission admission;

    JoinController(InvitationsWorkOnce invitations, PasswordRules rules, Admission admission) {
        this.invitations = invitations;
        this.rules = rules;
        this.admission = admission;
    }

    @GetMapping(JOIN)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView form(Viewer viewer) {
        return viewer.kind() == Viewer.Kind.NOBODY ? page(HttpStatus.OK, JoinPage.first()) : SeeOther.page("/");
    }

    @PostMapping(JOIN)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView code(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        return switch (invitations.open(username, code, From.of(request))) {
            case Step.Opened(var secret) -> choose(HttpStatus.OK, username, code, secret, Map.of());
            case Step.Refused(var why) -> refused(why, username);
            case Step.WrongDigits _, Step.Joined _ -> throw new IllegalStateException("Not of this step");
        };
    }

    @PostMapping(CHOOSE)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView choose(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String digits,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wrong = wrong(username, password, again);
        var from = From.of(request);
        var typed = digits.replaceAll("\\s", "");
        if (!wrong.isEmpty()) {
            return answer(invitations.look(username, code, from), username, code, wrong);
        }
        var step = invitations.join(username, code, password, typed, from);
        if (step instanceof Step.Joined(var token)) {
            admission.enter(request, response, token);
            return SeeOther.page("/staff");
        }
        return answer(step, username, code, Map.of("digits", List.of(new Refusal("access.join.digits.wrong", null))));
    }

    private Map<String, List<Refusal>> wrong(String username, String password, String again) {
        var wrong = rules.wrong(password, true, username);
        if (!wrong.isEmpty()) {
            return Map.of("password", wrong);
        }
        return password.equals(again)
                ? Map.of()
                : Map.of("again", List.of(new Refusal("access.join.again.wrong", null)));
    }

    private ModelAndView answer(Step step, String username, String code, Map<String, List<Refusal>> wrong) {
        return switch (step) {
            case Step.Opened(var secret) -> choose(HttpStatus.UNPROCESSABLE_CONTENT, username, code, secret, wrong);
            case Step.WrongDigits(var secret) ->
                choose(HttpStatus.UNPROCESSABLE_CONTENT, username, code, secret, wrong);
            case Step.Refused(var why) -> refused(why, username);
            case Step.Joined _ -> SeeOther.page("/staff");
        };
    }

    private ModelAndView choose(
            HttpStatus status, String username, String code, String secret, Map<String, List<Refusal>> wrong) {
        return new ModelAndView("access/join_choose", status)
                .addObject("page", JoinPage.choose(username, code, secret, rules.inForce(true), wrong));
    }

    private static ModelAndView refused(Try why, String username) {
        return page(WhyNot.status(why), JoinPage.refused(why, username));
    }

    private static ModelAndView page(HttpStatus status, JoinPage page) {
        return new ModelAndView("access/join", status).addObject("page", page);
    }
}
