package org.havenport.meanings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.NotApproved;
import org.havenport.protocols.TextIncomplete;
import org.havenport.protocols.Texts;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The explanations of tests, both languages side by side, and the approval of a chapter in a language. */
@Controller
class MeaningsController {

    static final String PATH = "/staff/meanings";

    private final Texts texts;
    private final MeaningsPages pages;

    MeaningsController(Texts texts, MeaningsPages pages) {
        this.texts = texts;
        this.pages = pages;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.CLINICIAN, Role.NURSE, Role.COMPLIANCE_OFFICER, Role.PORTAL_COORDINATOR
            })
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("meanings/meanings").addObject("page", pages.list(frame));
    }

    @GetMapping(PATH + "/{chapter}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.MEDICAL_DIRECTOR, Role.CLINICIAN, Role.NURSE, Role.COMPLIANCE_OFFICER, Role.PORTAL_COORDINATOR
            })
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable String chapter) {
        return shown(pages.one(frame, chapter), HttpStatus.OK);
    }

    @PostMapping(PATH + "/{chapter}/{language}/approve")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.MEDICAL_DIRECTOR, audited = "text-approved")
    ModelAndView approve(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String chapter,
            @PathVariable String language,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String hash,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String translator) {
        var page = pages.one(frame, chapter);
        var locale = MeaningTexts.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst()
                .orElseThrow(NotHere::new);
        try {
            texts.approve(
                    frame.viewer(),
                    MeaningTexts.key(chapter),
                    version,
                    locale,
                    hash,
                    texts.today(),
                    LocalDate.parse(until),
                    translator,
                    false);
        } catch (NotApproved e) {
            return refused(frame, page, locale, e.why());
        } catch (DateTimeException e) {
            return refused(frame, page, locale, NotApproved.Why.DATES);
        } catch (TextIncomplete e) {
            return refused(frame, page, locale, NotApproved.Why.OTHER_WORDS);
        }
        return SeeOther.page(PATH + "/" + chapter);
    }

    private static ModelAndView refused(Frame frame, MeaningsPage.One page, Locale language, NotApproved.Why why) {
        var field = (why == NotApproved.Why.NO_TRANSLATOR ? "translator-" : "until-") + language.getLanguage();
        var error = new FieldError(field, frame.say("meanings.why." + why));
        return shown(page.withErrors(List.of(error)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView shown(MeaningsPage.One page, HttpStatus status) {
        return new ModelAndView("meanings/chapter", status).addObject("page", page);
    }
}
