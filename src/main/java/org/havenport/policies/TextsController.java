package org.havenport.policies;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.HouseTexts;
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

/** The texts somebody answers for: the list, each with its versions, a draft to write, an approval to give. */
@Controller
class TextsController {

    static final String PATH = PoliciesController.PATH + "/texts";
    private static final String ONE = PATH + "/{key}/{language}";

    private final Texts texts;
    private final TextPages pages;

    TextsController(Texts texts, TextPages pages) {
        this.texts = texts;
        this.pages = pages;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COUNSEL,
                Role.MEDICAL_DIRECTOR,
                Role.ADMINISTRATOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.PORTAL_COORDINATOR
            })
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("policies/texts").addObject("page", pages.list(frame));
    }

    @GetMapping(ONE)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COUNSEL,
                Role.MEDICAL_DIRECTOR,
                Role.ADMINISTRATOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.PORTAL_COORDINATOR
            })
    ModelAndView one(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String key,
            @PathVariable String language,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") int against) {
        var locale = known(key, language);
        return shown(pages.one(frame, key, locale, version, against), HttpStatus.OK);
    }

    @PostMapping(ONE)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COUNSEL,
                Role.MEDICAL_DIRECTOR,
                Role.ADMINISTRATOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.PORTAL_COORDINATOR
            },
            audited = "text-written")
    ModelAndView write(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String key,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String words) {
        var locale = known(key, language);
        try {
            texts.write(frame.viewer(), key, locale, words);
        } catch (TextIncomplete e) {
            var errors = pages.errors(frame, e);
            return shown(
                    pages.one(frame, key, locale, 0, 0).withDraft(words, errors), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return SeeOther.page(PATH + "/" + key + "/" + language);
    }

    @PostMapping(ONE + "/{version}/approve")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "text-approved")
    ModelAndView approve(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String key,
            @PathVariable String language,
            @PathVariable int version,
            @RequestParam(defaultValue = "") String hash,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String translator,
            @RequestParam(defaultValue = "true") boolean material) {
        var locale = known(key, language);
        var draft = texts.version(key, locale, version).orElseThrow(NotHere::new);
        if (!frame.viewer().holdsOneOf(texts.declared(key).kind().approver())) {
            throw new NotHere();
        }
        try {
            texts.approve(
                    frame.viewer(),
                    key,
                    version,
                    locale,
                    hash,
                    LocalDate.parse(from),
                    LocalDate.parse(until),
                    translator,
                    material);
        } catch (NotApproved e) {
            return refused(frame, draft, List.of(pages.error(frame, e)));
        } catch (TextIncomplete e) {
            return refused(frame, draft, pages.errors(frame, e));
        } catch (DateTimeException e) {
            return refused(frame, draft, List.of(new FieldError("from", frame.say("policies.texts.why.DATES"))));
        }
        return SeeOther.page(PATH + "/" + key + "/" + language);
    }

    private ModelAndView refused(Frame frame, ApprovedText draft, List<FieldError> errors) {
        var page = pages.one(frame, draft.key(), draft.locale(), draft.version(), 0);
        return shown(page.withErrors(errors), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Locale known(String key, String language) {
        if (texts.declared().stream().noneMatch(text -> text.key().equals(key))) {
            throw new NotHere();
        }
        return HouseTexts.LANGUAGES.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private static ModelAndView shown(TextPage page, HttpStatus status) {
        return new ModelAndView("policies/text", status).addObject("page", page);
    }
}
