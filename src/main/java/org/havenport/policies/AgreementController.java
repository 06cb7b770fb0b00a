package org.havenport.policies;

import org.havenport.home.Frame;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Disclaimers;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Sections;
import org.havenport.protocols.Texts;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The agreement as anybody may read it; without one in force, the disclaimer alone, and that nothing is asked. */
@Controller
class AgreementController {

    private final Texts texts;
    private final Disclaimers disclaimers;

    AgreementController(Texts texts, Disclaimers disclaimers) {
        this.texts = texts;
        this.disclaimers = disclaimers;
    }

    @GetMapping("/agreement")
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    String agreement(@ModelAttribute("frame") Frame frame, Model model) {
        var language = frame.words().locale();
        var text = texts.inForce(HouseTexts.AGREEMENT.key(), language);
        model.addAttribute(
                "body", text.map(ApprovedText::body).map(Sections::of).orElse(null));
        model.addAttribute("version", text.map(it -> version(frame, it)).orElse(""));
        model.addAttribute("clauses", disclaimers.clauses(language));
        return "policies/agreement";
    }

    private static String version(Frame frame, ApprovedText text) {
        var approval = text.approval();
        return approval == null
                ? ""
                : frame.say(
                        "policies.agreement.version",
                        text.version(),
                        frame.words().date(approval.from()),
                        text.hash().substring(0, 12));
    }
}
