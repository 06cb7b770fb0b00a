package org.havenport.policies;

import java.util.List;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.NotAcceptable;
import org.havenport.protocols.RulePacks;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rules of states, row by row with statute and source; counsel signs. */
@Controller
class PacksController {

    static final String PATH = PoliciesController.PATH + "/packs";

    private final RulePacks packs;
    private final PacksPages pages;

    PacksController(RulePacks packs, PacksPages pages) {
        this.packs = packs;
        this.pages = pages;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COUNSEL, Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR})
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", pages.of(frame.words()));
        return "policies/packs";
    }

    @GetMapping(PATH + "/{state}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COUNSEL, Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR})
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable String state) {
        return page(frame, state, null, List.of(), HttpStatus.OK);
    }

    @PostMapping(PATH + "/{state}/approve")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.COUNSEL, audited = "state-rules-approved")
    ModelAndView approve(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String state,
            @RequestParam(defaultValue = "") String hash,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String expires) {
        var typed = new PacksPage.Form(name, expires);
        var until = ProposalForm.day(expires);
        if (until == null) {
            return refused(frame, state, typed, "expires", frame.say("policies.wrong.day"));
        }
        try {
            packs.approve(frame.viewer(), state, hash, name, until);
        } catch (NotAcceptable e) {
            var wrong = e.wrong().getFirst();
            var said =
                    frame.say("policies.wrong." + wrong.rule(), wrong.limits().toArray());
            return refused(frame, state, typed, wrong.field(), said);
        } catch (IllegalStateException meanwhile) {
            return refused(frame, state, typed, "rules", frame.say("policies.packs.meanwhile"));
        }
        return SeeOther.page(PATH + "/" + state);
    }

    private ModelAndView refused(Frame frame, String state, PacksPage.Form typed, String field, String words) {
        return page(frame, state, typed, List.of(new FieldError(field, words)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(
            Frame frame, String state, PacksPage.@Nullable Form typed, List<FieldError> errors, HttpStatus status) {
        var page =
                pages.open(frame.viewer(), frame.words(), state, typed, errors).orElseThrow(NotHere::new);
        return new ModelAndView("policies/pack", status).addObject("page", page);
    }
}
