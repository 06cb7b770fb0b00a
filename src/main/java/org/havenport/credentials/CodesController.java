package org.havenport.credentials;

import java.util.List;
import java.util.Map;
import org.havenport.access.OwnFactors;
import org.havenport.files.Pdfs;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The recovery codes: how many are left, ten new ones shown once, and a sheet to keep. */
@Controller
class CodesController {

    static final String PATH = "/you/sign-in/codes";

    private final OwnFactors factors;
    private final Pdfs pdfs;

    CodesController(OwnFactors factors, Pdfs pdfs) {
        this.factors = factors;
        this.pdfs = pdfs;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    ModelAndView left(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("credentials/codes")
                .addObject("left", factors.of(frame.viewer()).codes());
    }

    /** Answered with the page itself: the codes stand nowhere from which another request could read them. */
    @PostMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true,
            audited = "recovery-codes-made")
    @AsksForProofAgain
    @StaysOpen
    ModelAndView make(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("credentials/codes_shown").addObject("codes", factors.newCodes(frame.viewer()));
    }

    /** The sheet with codes that were just shown and still work; others are not printed. */
    @PostMapping(PATH + "/sheet")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true,
            audited = "recovery-sheet-printed")
    @AsksForProofAgain
    @StaysOpen
    ResponseEntity<byte[]> sheet(
            @ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") List<String> code) {
        if (!factors.work(frame.viewer(), code)) {
            throw new NotHere();
        }
        var file = pdfs.print(
                frame.words(),
                frame.say("credentials.sheet.title"),
                "credentials/sheet",
                Map.of("codes", List.copyOf(code), "practice", frame.practice()));
        return Pdfs.saved("recovery-sheet.pdf", file);
    }
}
