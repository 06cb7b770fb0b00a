package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.havenport.access.PasskeySignIn.Came;
import org.havenport.home.SeeOther;
import org.havenport.passkeys.Answered.Why;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Disclaimers;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in with a passkey: the script of the page asks what to sign, and the form sends what was signed. */
@Controller
class PasskeyController {

    private final PasskeySignIn signIn;
    private final PasskeyCookie asked;
    private final Admission admission;
    private final Disclaimers disclaimers;
    private final Networks networks;

    PasskeyController(
            PasskeySignIn signIn,
            PasskeyCookie asked,
            Admission admission,
            Disclaimers disclaimers,
            Networks networks) {
        this.networks = networks;
        this.signIn = signIn;
        this.asked = asked;
        this.admission = admission;
        this.disclaimers = disclaimers;
    }

    /** A page that refuses shows the same disclaimer as the one it stands for. */
    @ModelAttribute("clauses")
    List<ApprovedText> disclaimer(Locale language) {
        return disclaimers.clauses(language);
    }

    @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ResponseEntity<String> options(HttpServletRequest request, HttpServletResponse response) {
        if (!networks.mayAsk(From.of(request))) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, "60")
                    .body("{}");
        }
        return ResponseEntity.ok(signIn.ask(asked.begin(response)));
    }

    @PostMapping("/sign-in/passkey")
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView passkey(
            Locale language,
            @RequestParam(defaultValue = "") String answer,
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session before,
            HttpServletRequest request,
            HttpServletResponse response) {
        var browser = asked.take(request, response);
        return switch (signIn.answer(browser, answer, before, language, From.of(request))) {
            case Came.In(var token, var account) -> {
                admission.enter(request, response, token);
                yield SeeOther.page(account.kind() == Viewer.Kind.STAFF ? "/staff" : "/home");
            }
            case Came.NotOpen() -> SeeOther.page(NotOpenController.PATH);
            case Came.Refused(var why) ->
                new ModelAndView("access/sign_in", HttpStatus.UNPROCESSABLE_ENTITY)
                        .addObject("page", SignInPage.passkey(wordsOf(why)));
        };
    }

    /** The key of the words that say why a passkey was not taken. */
    static String wordsOf(Why why) {
        return switch (why) {
            case NOT_ASKED -> "access.passkey.late";
            case COPIED, SHUT -> "access.passkey.copied";
            case NOT_RIGHT, KNOWN -> "access.passkey.wrong";
        };
    }
}
