package org.havenport.policies;

import java.util.Locale;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.Attestations;
import org.havenport.protocols.NotApproved;
import org.havenport.protocols.Sections;
import org.havenport.protocols.Text;
import org.havenport.protocols.Texts;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What everybody who works here reads once a year, and who has not. */
@Controller
class ReadingController {

    static final String PATH = PoliciesController.PATH + "/reading";

    private final Texts texts;
    private final Attestations attestations;
    private final ReadingPages pages;

    ReadingController(Texts texts, Attestations attestations, ReadingPages pages) {
        this.texts = texts;
        this.attestations = attestations;
        this.pages = pages;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(value = Kind.STAFF, audited = "attestations-listed")
    String mine(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", pages.of(frame));
        return "policies/reading";
    }

    @GetMapping(PATH + "/{key}")
    @MayBeUsedBy(Kind.STAFF)
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable String key) {
        return read(frame, key, false);
    }

    @PostMapping(PATH + "/{key}")
    @MayBeUsedBy(value = Kind.STAFF, audited = "text-attested")
    ModelAndView confirm(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String hash) {
        known(key);
        try {
            attestations.attest(frame.viewer(), key, Locale.of(language), hash, null);
        } catch (NotApproved changed) {
            return read(frame, key, true);
        }
        return SeeOther.page(PATH);
    }

    private ModelAndView read(Frame frame, String key, boolean changed) {
        var text = known(key);
        var language = frame.words().locale();
        var shown = texts.inForce(key, language)
                .or(() -> texts.inForce(key, Locale.ENGLISH))
                .orElseThrow(NotHere::new);
        var approval = shown.approval();
        return new ModelAndView("policies/read")
                .addObject("title", frame.say("text." + text.key()))
                .addObject("path", PATH + "/" + key)
                .addObject("language", shown.locale().getLanguage())
                .addObject("hash", approval == null ? "" : approval.hash())
                .addObject("body", Sections.of(shown.body()))
                .addObject("changed", changed);
    }

    private Text known(String key) {
        return texts.declared().stream()
                .filter(text -> text.key().equals(key) && text.readByStaff())
                .findFirst()
                .orElseThrow(NotHere::new);
    }
}
