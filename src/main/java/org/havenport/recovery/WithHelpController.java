package org.havenport.recovery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.havenport.access.From;
import org.havenport.home.SeeOther;
import org.havenport.passwords.Refusal;
import org.havenport.recovery.HelpedRecoveries.Came;
import org.havenport.recovery.NewPasswords.Chosen;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which somebody uses the code that the practice gave them. */
@Controller
class WithHelpController {

    private static final String PATH = "/forgotten/with-help";

    private final HelpedRecoveries recoveries;
    private final NewPasswords passwords;

    WithHelpController(HelpedRecoveries recoveries, NewPasswords passwords) {
        this.recoveries = recoveries;
        this.passwords = passwords;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView form() {
        return page(HttpStatus.OK, "with_help", ForgottenPage.first());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView code(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        return answer(recoveries.open(username, code, From.of(request)), username, code, Map.of());
    }

    @PostMapping(PATH + "/choose")
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView choose(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String digits,
            HttpServletRequest request) {
        var from = From.of(request);
        // Looked at before the password is, so that only whoever has the code costs that much.
        var opened = recoveries.open(username, code, from);
        if (!(opened instanceof Came.Opened)) {
            return answer(opened, username, code, Map.of());
        }
        return switch (passwords.choose(username, password, again)) {
            case Chosen.Wrong(var wrong) -> answer(opened, username, code, wrong);
            case Chosen.Kept(var kept) -> {
                var came = recoveries.choose(username, code, kept, digits.replaceAll("\\s", ""), from);
                yield answer(came, username, code, Map.of());
            }
        };
    }

    private ModelAndView answer(Came came, String username, String code, Map<String, List<Refusal>> wrong) {
        return switch (came) {
            case Came.Opened(var secret) -> {
                var status = wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
                yield choosing(status, username, code, secret, wrong);
            }
            case Came.WrongDigits(var secret) ->
                choosing(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        username,
                        code,
                        secret,
                        Map.of("digits", ForgottenController.WRONG_DIGITS));
            case Came.Done() -> SeeOther.page(ForgottenController.DONE);
            case Came.Wrong() ->
                page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "with_help",
                        ForgottenPage.refused("recovery.with-help.wrong", username));
            case Came.Held() ->
                page(HttpStatus.TOO_MANY_REQUESTS, "with_help", ForgottenPage.refused("recovery.held", username));
        };
    }

    private ModelAndView choosing(
            HttpStatus status, String username, String code, String secret, Map<String, List<Refusal>> wrong) {
        var page = ForgottenPage.choose(secret, passwords.rules(), wrong).given(username, code);
        return page(status, "choose", page);
    }

    private static ModelAndView page(HttpStatus status, String template, ForgottenPage page) {
        return new ModelAndView("recovery/" + template, status).addObject("page", page);
    }
}
