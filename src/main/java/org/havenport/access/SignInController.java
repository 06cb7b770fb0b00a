package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
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

    static final String SIGN_IN = "/sign-in";
    private static final String CODE = "/sign-in/code";

    private final SignIn signIn;
    private final SessionCookie cookie;
    private final Admission admission;
    private final Disclaimers disclaimers;
    private final AwayCookie away;
    private final WhatWasTypedIsKept kept;

    SignInController(
            SignIn signIn,
            SessionCookie cookie,
            Admission admission,
            Disclaimers disclaimers,
            AwayCookie away,
            WhatWasTypedIsKept kept) {
        this.away = away;
        this.kept = kept;
        this.disclaimers = disclaimers;
        this.signIn = signIn;
        this.cookie = cookie;
        this.admission = admission;
    }

    /** Stands on every page of this way in, and which words it had is kept with the session that begins. */
    @ModelAttribute("clauses")
    List<ApprovedText> disclaimer(Locale language) {
        return disclaimers.clauses(language);
    }

    @GetMapping(SIGN_IN)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView form(
            Viewer viewer,
            @RequestAttribute(name = Entrance.OVER, required = false) @Nullable Session over,
            HttpServletResponse response) {
        if (viewer.kind() != Viewer.Kind.NOBODY) {
            return SeeOther.page(firstPage(viewer.kind()));
        }
        if (over == null) {
            return page(HttpStatus.OK, SignInPage.first());
        }
        cookie.clear(response);
        return page(HttpStatus.OK, SignInPage.first())
                .addObject("ended", kept.waits(over.account()) ? "access.ended.kept" : "access.ended");
    }

    @PostMapping(SIGN_IN)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView password(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session before,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (signIn.password(username, password, From.of(request), before)) {
            case Step.Done done -> {
                admission.enter(request, response, done.token());
                yield SeeOther.page(CODE);
            }
            case Step.Refused(var why) -> page(WhyNot.status(why), SignInPage.refused(why, "access.wrong", username));
            case Step.NotOpen() -> SeeOther.page(NotOpenController.PATH);
            case Step.Busy() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, FloodsAreAnsweredFirst.RETRY_AFTER_SECONDS);
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
        return switch (signIn.code(session, digits, From.of(request), language)) {
            case Step.Done(var token, var account) -> {
                admission.enter(request, response, token);
                yield SeeOther.page(kept.waits(account.id()) ? KeptFormController.PATH : firstPage(account.kind()));
            }
            case Step.Refused(var why) -> {
                var shown = SignInPage.refused(why, "access.code-wrong", "");
                yield why instanceof Try.Counted || why instanceof Try.Wait
                        ? codePage(WhyNot.status(why), shown)
                        : page(WhyNot.status(why), shown);
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
            HttpServletRequest request,
            HttpServletResponse response) {
        if (session != null) {
            signIn.out(session);
        }
        admission.leave(request, response);
        var elsewhere = session != null && away.cameFrom(request);
        SessionCookie.clearSite(response, elsewhere || session != null && session.shared());
        return SeeOther.page(elsewhere ? SingleSignOnController.PATH + "/out" : "/");
    }

    /** One press away from everything: signs out and shows a page that says nothing of the portal. */
    @PostMapping("/quick-exit")
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView quickExit(
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session session,
            HttpServletRequest request,
            HttpServletResponse response) {
        out(session, request, response);
        return SeeOther.page(AwayController.PATH);
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

    private static boolean waitsForCode(@Nullable Session session) {
        return session != null && !session.complete();
    }

    private static String firstPage(Viewer.Kind kind) {
        return kind == Viewer.Kind.STAFF ? "/staff" : "/home";
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
