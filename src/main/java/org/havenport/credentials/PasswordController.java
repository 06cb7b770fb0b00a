package org.havenport.credentials;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.havenport.access.From;
import org.havenport.access.OwnFactors;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.passwords.Passphrases;
import org.havenport.passwords.PasswordRefused;
import org.havenport.passwords.PasswordRules;
import org.havenport.passwords.Strength;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Changing the password: rules said before, a phrase that may be taken, its strength in words without script. */
@Controller
class PasswordController {

    static final String PATH = "/you/sign-in/password";

    private final OwnFactors factors;
    private final PasswordRules rules;
    private final Passphrases phrases;

    PasswordController(OwnFactors factors, PasswordRules rules, Passphrases phrases) {
        this.factors = factors;
        this.rules = rules;
        this.phrases = phrases;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @AsksForProofAgain
    ModelAndView form(@ModelAttribute("frame") Frame frame) {
        return page(frame, factors.of(frame.viewer()), HttpStatus.OK, null, "", List.of());
    }

    /** Says how strong what was typed is; nothing is changed. */
    @PostMapping(PATH + "/strength")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @StaysOpen
    ModelAndView strength(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String password) {
        var standing = factors.of(frame.viewer());
        var strength = password.isEmpty() ? null : rules.strength(password, standing.username());
        var errors = rules.wrong(password, !standing.passwordAlone(), standing.username()).stream()
                .map(why -> new FieldError("password", why.say(frame.words())))
                .toList();
        return page(frame, standing, HttpStatus.OK, strength, password, errors);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true,
            audited = "password-changed")
    @AsksForProofAgain
    @StaysOpen
    ModelAndView change(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request) {
        if (!password.equals(again)) {
            return refused(frame, "again", frame.say("credentials.password.again.wrong"));
        }
        try {
            return switch (factors.password(frame.viewer(), old, password, From.of(request))) {
                case DONE -> SeeOther.page(PATH + "/changed");
                case WRONG -> refused(frame, "old", frame.say("credentials.password.old.wrong"));
                case HELD_BACK -> refused(frame, "old", frame.say("credentials.password.old.held-back"));
                case BUSY -> refused(frame, "old", frame.say("credentials.password.busy"));
            };
        } catch (PasswordRefused refused) {
            var why = refused.why().stream().map(one -> one.say(frame.words())).collect(Collectors.joining(" "));
            return refused(frame, "password", why);
        }
    }

    @GetMapping(PATH + "/changed")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    ModelAndView changed() {
        return new ModelAndView("credentials/done").addObject("what", "password");
    }

    private ModelAndView refused(Frame frame, String field, String why) {
        var errors = List.of(new FieldError(field, why));
        return page(frame, factors.of(frame.viewer()), HttpStatus.UNPROCESSABLE_CONTENT, null, "", errors);
    }

    private ModelAndView page(
            Frame frame,
            OwnFactors.Standing standing,
            HttpStatus status,
            @Nullable Strength strength,
            String typed,
            List<FieldError> errors) {
        var page = new PasswordPage(
                standing.password(),
                standing.username(),
                rules.inForce(!standing.passwordAlone()),
                phrases.draw(frame.words().locale()),
                strength,
                typed,
                errors);
        return new ModelAndView("credentials/password", status).addObject("page", page);
    }
}
