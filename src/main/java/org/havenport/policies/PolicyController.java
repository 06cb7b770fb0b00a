package org.havenport.policies;

import java.time.LocalDate;
import java.util.Map;
import org.havenport.files.Pdfs;
import org.havenport.home.Frame;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The policy to read and to print; everybody who works here may. It says nothing about a patient. */
@Controller
class PolicyController {

    static final String PATH = PoliciesController.PATH + "/policy";

    private final PolicyInProse prose;
    private final Pdfs pdfs;

    PolicyController(PolicyInProse prose, Pdfs pdfs) {
        this.prose = prose;
        this.pdfs = pdfs;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.STAFF)
    String policy(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String on, Model model) {
        model.addAttribute("policy", prose.write(frame.viewer(), frame.words(), day(on)));
        model.addAttribute("on", day(on) == null ? "" : on.strip());
        return "policies/policy";
    }

    @GetMapping(PATH + ".pdf")
    @MayBeUsedBy(Kind.STAFF)
    ResponseEntity<byte[]> print(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String on) {
        var policy = prose.write(frame.viewer(), frame.words(), day(on));
        var file = pdfs.print(
                frame.words(), frame.say("policies.policy.title"), "policies/policy_body", Map.of("policy", policy));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("policy-" + policy.version() + ".pdf")
                                .build()
                                .toString())
                .body(file);
    }

    private static @Nullable LocalDate day(String on) {
        var day = ProposalForm.day(on);
        return day == null || day.getYear() < 2000 || day.getYear() > 2999 ? null : day;
    }
}
