package org.havenport.recovery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.havenport.access.From;
import org.havenport.access.LostKeys;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.passwords.Refusal;
import org.havenport.recovery.NewPasswords.Chosen;
import org.havenport.recovery.Recovery.Proof;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which somebody gets in again alone. Until the mail was read, they are the same for every name. */
@Controller
class ForgottenController {

    static final String ASK = "/forgotten";
    private static final String CODE = ASK + "/code";
    private static final String PROOF = ASK + "/proof";
    private static final String TEXT = ASK + "/text";
    private static final String NEW = ASK + "/new";
    static final List<Refusal> WRONG_DIGITS = List.of(new Refusal("recovery.digits.wrong", null));
    static final String DONE = ASK + "/done";

    private final Recoveries recoveries;
    private final RecoveryCookie cookie;
    private final NewPasswords passwords;

    ForgottenController(Recoveries recoveries, RecoveryCookie cookie, NewPasswords passwords) {
        this.recoveries = recoveries;
        this.cookie = cookie;
        this.passwords = passwords;
    }

    @GetMapping(ASK)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView form() {
        return page(HttpStatus.OK, "forgotten", ForgottenPage.first());
    }

    @PostMapping(ASK)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView ask(
            @RequestParam(defaultValue = "") String username,
            HttpServletRequest request,
            HttpServletResponse response) {
        var handle = recoveries.ask(username, From.of(request));
        if (handle.isEmpty()) {
            return page(HttpStatus.TOO_MANY_REQUESTS, "forgotten", ForgottenPage.refused("recovery.tired"));
        }
        cookie.set(response, handle.get());
        return SeeOther.page(CODE);
    }

    @GetMapping(CODE)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView codeForm(HttpServletRequest request) {
        return at(request, Recovery.Stage.CODE, _ -> page(HttpStatus.OK, "code", ForgottenPage.first()));
    }

    @PostMapping(CODE)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView code(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        return switch (recoveries.code(cookie.handle(request), code, From.of(request))) {
            case Step.Wrong() ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, "code", ForgottenPage.refused("recovery.code.wrong"));
            case Step.Held() -> page(HttpStatus.TOO_MANY_REQUESTS, "code", ForgottenPage.refused("recovery.held"));
            case Step.Over() -> SeeOther.page(ASK);
            case Step.Next _, Step.Done _, Step.WrongDigits _ -> SeeOther.page(PROOF);
        };
    }

    @GetMapping(PROOF)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView proofForm(HttpServletRequest request) {
        return at(request, Recovery.Stage.SECOND, it -> proofs(request, it, HttpStatus.OK, null));
    }

    @PostMapping(PROOF)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView proof(
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String answer,
            HttpServletRequest request) {
        var proof = proof(way);
        var shown = proof == Proof.PASSKEY ? answer : typed;
        return switch (recoveries.second(cookie.handle(request), proof, shown, From.of(request))) {
            case Step.Wrong() -> refused(request, HttpStatus.UNPROCESSABLE_CONTENT, "recovery.proof.wrong." + proof);
            case Step.Held() -> refused(request, HttpStatus.TOO_MANY_REQUESTS, "recovery.held");
            case Step.Over() -> SeeOther.page(ASK);
            case Step.Next _, Step.Done _, Step.WrongDigits _ -> SeeOther.page(NEW);
        };
    }

    /** What the script of the page asks an authenticator for: a passkey of whoever has shown the code of the mail. */
    @PostMapping(path = PROOF + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayBeUsedBy(Kind.NOBODY)
    ResponseEntity<String> options(HttpServletRequest request) {
        return ResponseEntity.ok(
                recoveries.passkeyToShow(cookie.handle(request)).orElseThrow(NotHere::new));
    }

    @PostMapping(TEXT)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView text(HttpServletRequest request) {
        return recoveries.sendText(cookie.handle(request))
                ? SeeOther.page(PROOF)
                : refused(request, HttpStatus.UNPROCESSABLE_CONTENT, "recovery.text.not-sent");
    }

    @GetMapping(NEW)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView newForm(HttpServletRequest request) {
        return at(request, Recovery.Stage.PASSWORD, _ -> choose(request, HttpStatus.OK, Map.of()));
    }

    @PostMapping(NEW)
    @MayBeUsedBy(Kind.NOBODY)
    ModelAndView renew(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String digits,
            HttpServletRequest request,
            HttpServletResponse response) {
        var username = recoveries.username(cookie.handle(request));
        if (username.isEmpty()) {
            return at(request, Recovery.Stage.PASSWORD, _ -> SeeOther.page(ASK));
        }
        return switch (passwords.choose(username.get(), password, again)) {
            case Chosen.Wrong(var wrong) -> choose(request, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
            case Chosen.Kept(var kept) -> renewed(kept, digits.replaceAll("\\s", ""), request, response);
        };
    }

    private ModelAndView renewed(
            LostKeys.NewPassword kept, String digits, HttpServletRequest request, HttpServletResponse response) {
        return switch (recoveries.renew(cookie.handle(request), kept, digits)) {
            case Step.Done() -> {
                cookie.clear(response);
                yield SeeOther.page(DONE);
            }
            case Step.WrongDigits() ->
                choose(request, HttpStatus.UNPROCESSABLE_CONTENT, Map.of("digits", WRONG_DIGITS));
            case Step.Next _, Step.Wrong _, Step.Held _, Step.Over _ -> SeeOther.page(ASK);
        };
    }

    @GetMapping(DONE)
    @MayBeUsedBy(Kind.NOBODY)
    String done() {
        return "recovery/done";
    }

    /** The page of a stage; from another stage it leads there, and without a recovery to the first page. */
    private ModelAndView at(
            HttpServletRequest request,
            Recovery.Stage stage,
            java.util.function.Function<Recovery, ModelAndView> page) {
        var recovery = recoveries.at(cookie.handle(request)).orElse(null);
        if (recovery == null) {
            return SeeOther.page(ASK);
        }
        if (recovery.stage() != stage) {
            return SeeOther.page(
                    switch (recovery.stage()) {
                        case CODE -> CODE;
                        case SECOND -> PROOF;
                        case PASSWORD -> NEW;
                    });
        }
        return page.apply(recovery);
    }

    private ModelAndView refused(HttpServletRequest request, HttpStatus status, String problem) {
        return at(request, Recovery.Stage.SECOND, it -> proofs(request, it, status, problem));
    }

    private ModelAndView proofs(
            HttpServletRequest request, Recovery recovery, HttpStatus status, @Nullable String problem) {
        var ways = recoveries.ways(cookie.handle(request));
        return page(status, "proof", ForgottenPage.second(ways, recovery.textId() != null, problem));
    }

    private ModelAndView choose(HttpServletRequest request, HttpStatus status, Map<String, List<Refusal>> wrong) {
        var secret = recoveries.secret(cookie.handle(request)).orElse(null);
        return page(status, "choose", ForgottenPage.choose(secret, passwords.rules(), wrong));
    }

    private static Proof proof(String way) {
        for (var proof : Proof.values()) {
            if (proof.name().equals(way)) {
                return proof;
            }
        }
        throw new NotHere();
    }

    private static ModelAndView page(HttpStatus status, String template, ForgottenPage page) {
        return new ModelAndView("recovery/" + template, status).addObject("page", page);
    }
}
