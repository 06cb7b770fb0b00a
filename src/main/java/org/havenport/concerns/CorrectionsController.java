package org.havenport.concerns;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Item;
import org.havenport.home.EmptyLists;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer.Kind;
import org.havenport.writing.Writing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The patient reports that something is wrong, and sees what becomes of it. */
@Controller
class CorrectionsController {

    static final String PATH = "/corrections";

    private final Corrections corrections;
    private final CorrectionsInWords inWords;
    private final Protocols protocols;
    private final EmptyLists emptyLists;
    private final Writing writing;

    CorrectionsController(
            Corrections corrections,
            CorrectionsInWords inWords,
            Protocols protocols,
            EmptyLists emptyLists,
            Writing writing) {
        this.corrections = corrections;
        this.inWords = inWords;
        this.protocols = protocols;
        this.emptyLists = emptyLists;
        this.writing = writing;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "corrections-listed")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        var found = corrections.of(frame.viewer(), frame.viewer().patient());
        emptyLists.mayBeShown(frame.viewer(), frame.viewer().patient(), found.isEmpty());
        model.addAttribute("rows", inWords.rows(frame, found));
        return "concerns/corrections";
    }

    @GetMapping(PATH + "/new/{item}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "correction-begun")
    ModelAndView form(@ModelAttribute("frame") Frame frame, @PathVariable UUID item) {
        return form(frame, entry(frame, item), CorrectionForm.empty(), Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PATH + "/new/{item}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "correction-requested")
    @StaysOpen
    ModelAndView ask(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID item,
            @ModelAttribute("form") CorrectionForm form,
            @RequestParam(defaultValue = "false") boolean sure) {
        var errors = new Errors(form.errors(frame.words()));
        var wrong = form.wrong();
        if (wrong == null || !errors.all().isEmpty()) {
            return form(frame, entry(frame, item), form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var looked = writing.before(frame.viewer(), form.text(), sure);
        if (looked.isPresent()) {
            return form(frame, entry(frame, item), form, Errors.none(), HttpStatus.OK)
                    .addObject("warnings", looked.get().said(frame.words()));
        }
        var said = form.text().isEmpty() ? frame.say("concerns.wrong." + wrong) : form.text();
        return corrections
                .ask(frame.viewer(), frame.viewer().patient(), item, wrong, said)
                .map(CorrectionsController::to)
                .orElseThrow(NotHere::new);
    }

    @GetMapping(PATH + "/{id}")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "correction-viewed")
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        return one(frame, id, Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PATH + "/{id}/disagree")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.PROXY},
            audited = "correction-disagreed")
    @StaysOpen
    ModelAndView disagree(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean sure) {
        if (words.isBlank() || words.length() > CorrectionForm.LONGEST) {
            var errors = Errors.of("words", frame.say("concerns.missing.disagreement"));
            return one(frame, id, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var looked = writing.before(frame.viewer(), words, sure);
        if (looked.isPresent()) {
            return one(frame, id, Errors.none(), HttpStatus.OK)
                    .addObject("warnings", looked.get().said(frame.words()))
                    .addObject("typed", words);
        }
        if (!corrections.disagree(frame.viewer(), frame.viewer().patient(), id, words.strip())) {
            throw new NotHere();
        }
        return to(id);
    }

    private Item entry(Frame frame, UUID item) {
        return corrections
                .entry(frame.viewer(), frame.viewer().patient(), item)
                .orElseThrow(NotHere::new)
                .item();
    }

    private ModelAndView form(Frame frame, Item item, CorrectionForm form, Errors errors, HttpStatus status) {
        var days = protocols.value(ConcernsParameters.CORRECTION_DAYS);
        var page = new ModelAndView("concerns/correction_new", status);
        return withReminder(frame, page)
                .addObject("page", CorrectionPage.New.of(frame.words(), item, form, errors, days));
    }

    private ModelAndView one(Frame frame, UUID id, Errors errors, HttpStatus status) {
        var found =
                corrections.open(frame.viewer(), frame.viewer().patient(), id).orElseThrow(NotHere::new);
        var page = new ModelAndView("concerns/correction", status);
        return withReminder(frame, page).addObject("typed", "").addObject("page", inWords.one(frame, found, errors));
    }

    private ModelAndView withReminder(Frame frame, ModelAndView page) {
        return page.addObject("reminder", writing.reminder(frame.words().locale()))
                .addObject("warnings", List.of());
    }

    private static ModelAndView to(UUID id) {
        return SeeOther.page(PATH + "/" + id);
    }
}
