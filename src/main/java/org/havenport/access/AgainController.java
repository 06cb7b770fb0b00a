package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.havenport.access.SignIn.Step;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that asks, within a session, for proof again, and leads back to where it was asked for. */
@Controller
class AgainController {

    static final String PATH = "/sign-in/again";

    private final SignInAgain again;
    private final SessionCookie cookie;
    private final Admission admission;
    private final PasskeySignIn passkeys;

    AgainController(SignInAgain again, SessionCookie cookie, Admission admission, PasskeySignIn passkeys) {
        this.passkeys = passkeys;
        this.again = again;
        this.cookie = cookie;
        this.admission = admission;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.PROXY, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @StaysOpen(evenBeforeAnything = true)
    ModelAndView ask(
            @RequestParam(defaultValue = "/") String to, @RequestAttribute(Session.ATTRIBUTE) Session session) {
        return page(HttpStatus.OK, session, SignInPage.first(), to);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.PROXY, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @StaysOpen(evenBeforeAnything = true)
    ModelAndView show(
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            HttpServletRequest request,
            HttpServletResponse response) {
        var digits = code.replaceAll("\\s", "");
        return switch (again.show(session, password, digits, From.of(request))) {
            case Step.Done done -> {
                admission.enter(request, response, done.token());
                yield SeeOther.page(OwnPath.or(to, "/"));
            }
            case Step.Refused(var why)
            when why instanceof Try.Locked || why instanceof Try.Closed -> {
                cookie.clear(response);
                yield SeeOther.page("/sign-in");
            }
            case Step.Refused(var why) ->
                page(WhyNot.status(why), session, SignInPage.refused(why, "access.again.wrong", ""), to);
            case Step.NotOpen() -> {
                cookie.clear(response);
                yield SeeOther.page("/sign-in");
            }
            case Step.Busy() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "10");
                yield page(HttpStatus.SERVICE_UNAVAILABLE, session, SignInPage.busy(""), to);
            }
        };
    }

    /** What the script of the page asks the authenticator for. */
    @PostMapping(path = PATH + "/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.PROXY, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @StaysOpen(evenBeforeAnything = true)
    ResponseEntity<String> options(@RequestAttribute(Session.ATTRIBUTE) Session session) {
        return ResponseEntity.ok(passkeys.askAgain(session));
    }

    @PostMapping(PATH + "/passkey")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.PROXY, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @StaysOpen(evenBeforeAnything = true)
    ModelAndView passkey(
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String answer,
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (passkeys.again(session, answer, From.of(request))) {
            case PasskeySignIn.Came.In in -> {
                admission.enter(request, response, in.token());
                yield SeeOther.page(OwnPath.or(to, "/"));
            }
            case PasskeySignIn.Came.NotOpen() -> SeeOther.page("/sign-in");
            case PasskeySignIn.Came.Refused(var why) ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, session, SignInPage.passkey(PasskeyController.wordsOf(why)), to);
        };
    }

    private ModelAndView page(HttpStatus status, Session session, SignInPage page, String to) {
        return new ModelAndView("access/again", status)
                .addObject("page", page)
                .addObject("ways", again.ways(session))
                .addObject("to", OwnPath.or(to, "/"));
    }
}
