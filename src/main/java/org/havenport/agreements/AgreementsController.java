package org.havenport.agreements;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havenport.files.Pdfs;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.SeeOther;
import org.havenport.protocols.NotApproved;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a patient agreed to, what is asked of them now, and taking it back. A person's own: nobody signs for another. */
@Controller
class AgreementsController {

    static final String PATH = "/you/agreements";
    static final String SIGN = PATH + "/sign";
    static final String WITHDRAW = PATH + "/withdraw";

    private final Agreements agreements;
    private final AgreementPages pages;
    private final Pdfs pdfs;

    AgreementsController(Agreements agreements, AgreementPages pages, Pdfs pdfs) {
        this.agreements = agreements;
        this.pages = pages;
        this.pdfs = pdfs;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(value = Kind.PATIENT, audited = "agreements-listed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("agreements/agreements").addObject("page", pages.list(frame, frame.patient()));
    }

    @GetMapping(PATH + ".pdf")
    @MayBeUsedBy(value = Kind.PATIENT, audited = "agreements-listed")
    ResponseEntity<byte[]> print(@ModelAttribute("frame") Frame frame) {
        var file = pdfs.print(
                frame.words(),
                frame.say("agreements.print.title"),
                "agreements/print",
                Map.of("page", pages.print(frame, frame.patient())));
        return Pdfs.shown("agreements.pdf", file);
    }

    @GetMapping(SIGN)
    @MayBeUsedBy(value = Kind.PATIENT)
    ModelAndView form(@ModelAttribute("frame") Frame frame) {
        var standing = agreements.shown(frame.patient());
        return standing.whole() ? SeeOther.page(PATH) : form(frame, standing, List.of(), Errors.none(), false);
    }

    /**
     * Takes what was ticked. Without the agreement one goes on as well, and only reads: {@code only} says that this is
     * meant.
     */
    @PostMapping(SIGN)
    @StaysOpen
    @MayBeUsedBy(value = Kind.PATIENT, audited = "agreement-signed")
    ModelAndView sign(
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") List<String> confirmed,
            @RequestParam(defaultValue = "false") boolean only) {
        var viewer = frame.patient();
        var standing = agreements.standing(viewer);
        if (standing.whole()) {
            return SeeOther.page(PATH);
        }
        var wanted = standing.missing().stream()
                .filter(it -> !only || !it.isOfTheAgreement())
                .toList();
        var errors = Errors.none();
        for (var statement : wanted) {
            if (!confirmed.contains(statement.name())) {
                errors = errors.and(statement.name(), frame.say("agreements.missing." + statement.name()));
            }
        }
        if (!errors.all().isEmpty()) {
            return form(frame, standing, confirmed, errors, false);
        }
        var hashes = new LinkedHashMap<Statement, String>();
        for (var statement : wanted) {
            var hash = request.getParameter("hash." + statement.name());
            hashes.put(statement, hash == null ? "" : hash);
        }
        try {
            agreements.sign(viewer, hashes, frame.words().locale(), request.getRemoteAddr());
        } catch (NotApproved changed) {
            return form(frame, agreements.standing(viewer), List.of(), Errors.none(), true);
        }
        return SeeOther.page(PATH + "?signed=true");
    }

    @GetMapping(WITHDRAW)
    @MayBeUsedBy(value = Kind.PATIENT)
    ModelAndView withdrawal(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("agreements/withdraw").addObject("page", pages.withdraw(frame, frame.patient()));
    }

    @PostMapping(WITHDRAW)
    @StaysOpen
    @MayBeUsedBy(value = Kind.PATIENT, audited = "agreement-withdrawn")
    ModelAndView withdraw(@ModelAttribute("frame") Frame frame) {
        agreements.withdraw(frame.patient());
        return SeeOther.page(PATH);
    }

    private ModelAndView form(Frame frame, Standing standing, List<String> ticked, Errors errors, boolean changed) {
        return new ModelAndView("agreements/sign", errors.status())
                .addObject("page", pages.sign(frame, standing, ticked, errors, changed));
    }
}
