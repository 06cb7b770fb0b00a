package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.havenport.access.FailedSignInsLockThePassword.Try;
import org.havenport.access.InvitationsWorkOnce.Step;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
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
    private static final int LONGEST = 200;

    private final InvitationsWorkOnce invitations;
    private final SignInLimits limits;
    private final SessionCookie cookie;
    private final CookieCsrfTokenRepository csrfTokens;

    JoinController(
            InvitationsWorkOnce invitations,
            SignInLimits limits,
            SessionCookie cookie,
            CookieCsrfTokenRepository csrfTokens) {
        this.invitations = invitations;
        this.limits = limits;
        this.cookie = cookie;
        this.csrfTokens = csrfTokens;
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
        return switch (invitations.open(username, code, request.getRemoteAddr())) {
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
        var wrong = wrong(password, again);
        var address = request.getRemoteAddr();
        var typed = digits.replaceAll("\\s", "");
        if (!wrong.isEmpty()) {
            return answer(invitations.look(username, code, address), username, code, wrong);
        }
        var step = invitations.join(username, code, password, typed, address);
        if (step instanceof Step.Joined(var token)) {
            cookie.set(response, token);
            csrfTokens.saveToken(null, request, response);
            return SeeOther.page("/staff");
        }
        return answer(step, username, code, Map.of("digits", "access.join.digits.wrong"));
    }

    private Map<String, String> wrong(String password, String again) {
        var wrong = new LinkedHashMap<String, String>();
        var length = password.codePointCount(0, password.length());
        if (length < limits.passwordLength()) {
            wrong.put("password", "access.join.password.short");
        } else if (length > LONGEST) {
            wrong.put("password", "access.join.password.long");
        } else if (!password.equals(again)) {
            wrong.put("again", "access.join.again.wrong");
        }
        return wrong;
    }

    private ModelAndView answer(Step step, String username, String code, Map<String, String> wrong) {
        return switch (step) {
            case Step.Opened(var secret) -> choose(HttpStatus.UNPROCESSABLE_CONTENT, username, code, secret, wrong);
            case Step.WrongDigits(var secret) ->
                choose(HttpStatus.UNPROCESSABLE_CONTENT, username, code, secret, wrong);
            case Step.Refused(var why) -> refused(why, username);
            case Step.Joined _ -> SeeOther.page("/staff");
        };
    }

    private ModelAndView choose(
            HttpStatus status, String username, String code, String secret, Map<String, String> wrong) {
        return new ModelAndView("access/join_choose", status)
                .addObject("page", JoinPage.choose(username, code, secret, limits.passwordLength(), wrong));
    }

    private static ModelAndView refused(Try why, String username) {
        var status = why instanceof Try.Counted ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.TOO_MANY_REQUESTS;
        return page(status, JoinPage.refused(why, username));
    }

    private static ModelAndView page(HttpStatus status, JoinPage page) {
        return new ModelAndView("access/join", status).addObject("page", page);
    }
}
