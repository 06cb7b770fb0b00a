package org.havenport.credentials;

import java.util.List;
import java.util.regex.Pattern;
import org.havenport.access.OwnFactors;
import org.havenport.access.QrCode;
import org.havenport.access.Totp;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another authenticator app in place of the old one; and, where the organisation lets patients, none at all. */
@Controller
class AppController {

    static final String PATH = "/you/sign-in/app";

    private static final Pattern SECRET = Pattern.compile("[A-Z2-7]{32}");

    private final OwnFactors factors;

    AppController(OwnFactors factors) {
        this.factors = factors;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @AsksForProofAgain
    ModelAndView form(@ModelAttribute("frame") Frame frame) {
        return page(frame, HttpStatus.OK, Totp.newSecret(), List.of());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true,
            audited = "app-replaced")
    @AsksForProofAgain
    @StaysOpen
    ModelAndView replace(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String digits) {
        if (!SECRET.matcher(secret).matches()) {
            return SeeOther.page(PATH);
        }
        if (!factors.app(frame.viewer(), secret, digits.replaceAll("\\s", ""))) {
            return refused(frame, secret, "digits", "credentials.app.digits.wrong");
        }
        return SeeOther.page(PATH + "/changed");
    }

    /** Whether the second step is asked for; staff have no choice. */
    @PostMapping(PATH + "/second-step")
    @MayBeUsedBy(value = Viewer.Kind.PATIENT, audited = "second-factor-changed")
    @AsksForProofAgain
    @StaysOpen
    ModelAndView secondStep(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "on") String choice) {
        var off = choice.equals("off");
        if (off && !factors.mayChoose(frame.viewer())) {
            throw new NotHere();
        }
        return factors.passwordAlone(frame.viewer(), off)
                ? SeeOther.page(PATH)
                : refused(frame, Totp.newSecret(), "second-step", "credentials.app.off.short");
    }

    @GetMapping(PATH + "/changed")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    ModelAndView changed() {
        return new ModelAndView("credentials/done").addObject("what", "app");
    }

    private ModelAndView refused(Frame frame, String secret, String field, String why) {
        return page(frame, HttpStatus.UNPROCESSABLE_CONTENT, secret, List.of(new FieldError(field, frame.say(why))));
    }

    private ModelAndView page(Frame frame, HttpStatus status, String secret, List<FieldError> errors) {
        var standing = factors.of(frame.viewer());
        var picture = QrCode.ofSecret(frame.practice().name(), standing.username(), secret);
        var page = new AppPage(
                standing.app(), secret, picture, factors.mayChoose(frame.viewer()), standing.passwordAlone(), errors);
        return new ModelAndView("credentials/app", status).addObject("page", page);
    }
}
