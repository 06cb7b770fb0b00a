package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.havenport.access.FailedSignInsLockThePassword.Try;
import org.havenport.access.SignIn.Step;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Disclaimers;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages for signing in and out. Each step begins a new session with a new token. */
@Controller
class SignInController {

    private static final String SIGN_IN = "/sign-in";
    private static final String CODE = "/sign-in/code";

    private final SignIn signIn;
    private final SessionCookie cookie;
    private final CookieCsrfTokenRepository csrfTokens;
    private final Disclaimers disclaimers;

    SignInController(
            SignIn signIn, SessionCookie cookie, CookieCsrfTokenRepository csrfTokens, Disclaimers disclaimers) {
        this.disclaimers = disclaimers;
        this.signIn = signIn;
        this.cookie = cookie;
        this.csrfTokens = csrfTokens;
    }

    /** Stands on every page of this way in, and which words it had is kept with the session that begins. */
    @ModelAttribute("clauses")
    List<ApprovedText> disclaimer(Locale language) {
        return disclaimers.clauses(language);
    }

    @GetMapping(SIGN_IN)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView form(Viewer viewer) {
        return viewer.kind() == Viewer.Kind.NOBODY
                ? page(HttpStatus.OK, SignInPage.first())
                : SeeOther.page(firstPage(viewer.kind()));
    }

    @PostMapping(SIGN_IN)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView password(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session before,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (signIn.password(username, password, request.getRemoteAddr(), before)) {
            case Step.Done done -> {
                enter(request, response, done.token());
                yield SeeOther.page(CODE);
            }
            case Step.Refused(var why) -> page(statusOf(why), SignInPage.refused(why, "access.wrong", username));
            case Step.NotOpen() -> SeeOther.page(NotOpenController.PATH);
            case Step.Busy() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "10");
                yield page(HttpStatus.SERVICE_UNAVAILABLE, SignInPage.busy(username));
            }
        };
    }

    @GetMapping(CODE)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView codeForm(@RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session session) {
        return waitsForCode(session) ? codePage(HttpStatus.OK, SignInPage.first()) : SeeOther.page(SIGN_IN);
    }

    @PostMapping(CODE)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView code(
            Locale language,
            @RequestParam(defaultValue = "") String code,
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session session,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (session == null || session.complete()) {
            return SeeOther.page(SIGN_IN);
        }
        var digits = code.replaceAll("\\s", "");
        return switch (signIn.code(session, digits, request.getRemoteAddr(), language)) {
            case Step.Done(var token, var account) -> {
                enter(request, response, token);
                yield SeeOther.page(firstPage(account.kind()));
            }
            case Step.Refused(var why) -> {
                var shown = SignInPage.refused(why, "access.code-wrong", "");
                yield why instanceof Try.Counted ? codePage(statusOf(why), shown) : page(statusOf(why), shown);
            }
            case Step.NotOpen() -> {
                cookie.clear(response);
                yield SeeOther.page(NotOpenController.PATH);
            }
            case Step.Busy() -> page(HttpStatus.SERVICE_UNAVAILABLE, SignInPage.busy(""));
        };
    }

    @PostMapping("/sign-out")
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView out(
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session session,
            HttpServletResponse response) {
        if (session != null) {
            signIn.out(session);
        }
        cookie.clear(response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        return SeeOther.page("/");
    }

    /** What a request gets whose form was not ours; reached from the forgery check only. */
    @RequestMapping(Door.NOT_OURS)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView nothingWasSent(HttpServletRequest request) {
        if (request.getDispatcherType() != jakarta.servlet.DispatcherType.FORWARD) {
            throw new NotHere();
        }
        return shown(HttpStatus.FORBIDDEN, "access/nothing_was_sent");
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, String token) {
        cookie.set(response, token);
        csrfTokens.saveToken(null, request, response);
    }

    private static boolean waitsForCode(@Nullable Session session) {
        return session != null && !session.complete();
    }

    private static String firstPage(Viewer.Kind kind) {
        return kind == Viewer.Kind.STAFF ? "/staff" : "/home";
    }

    private static HttpStatus statusOf(Try why) {
        return why instanceof Try.Counted ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.TOO_MANY_REQUESTS;
    }

    private static ModelAndView page(HttpStatus status, SignInPage page) {
        return shown(status, "access/sign_in").addObject("page", page);
    }

    private static ModelAndView codePage(HttpStatus status, SignInPage page) {
        return shown(status, "access/code").addObject("page", page);
    }

    private static ModelAndView shown(HttpStatus status, String view) {
        return new ModelAndView(view, status);
    }
}
