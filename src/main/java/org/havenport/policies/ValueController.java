package org.havenport.policies;

import java.util.List;
import java.util.Map;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.NotAcceptable;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One value: propose another, approve or reject what waits, take one's own back, read what was. */
@Controller
class ValueController {

    private static final String PATH = ValuesController.PATH + "/{key}";

    private final Protocols protocols;
    private final ValuePages pages;

    ValueController(Protocols protocols, ValuePages pages) {
        this.protocols = protocols;
        this.pages = pages;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.MEDICAL_DIRECTOR,
                Role.COUNSEL,
                Role.SECURITY_ADMINISTRATOR,
                Role.PORTAL_COORDINATOR
            })
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable String key) {
        return page(frame, parameter(key), null, List.of(), HttpStatus.OK);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.MEDICAL_DIRECTOR,
                Role.COUNSEL,
                Role.SECURITY_ADMINISTRATOR,
                Role.PORTAL_COORDINATOR
            },
            audited = "value-proposed")
    ModelAndView propose(
            @ModelAttribute("frame") Frame frame, @PathVariable String key, @RequestParam Map<String, String> sent) {
        var parameter = parameter(key);
        var form = ProposalForm.of(parameter, sent);
        var act = sent.getOrDefault("do", "");
        if (parameter.bounds() instanceof Bounds.Table table && act.equals("add")) {
            return page(frame, parameter, form.withRow(table), List.of(), HttpStatus.OK);
        }
        if (act.matches("remove\\.[0-9]{1,3}")) {
            return page(frame, parameter, form.without(Integer.parseInt(act.substring(7))), List.of(), HttpStatus.OK);
        }
        var whole = form.withoutEmptyRows();
        var from = whole.day();
        if (from == null) {
            var said = new InWords(frame.words());
            var wrong = List.of(said.flaw(parameter, "from", frame.say("policies.wrong.day")));
            return page(frame, parameter, whole, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return attempt(
                frame,
                parameter,
                whole,
                () -> protocols.proposeJson(frame.viewer(), parameter, whole.json(parameter), whole.reason(), from));
    }

    @PostMapping(PATH + "/{number}/approve")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "value-approved")
    ModelAndView approve(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String key,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String expires) {
        return attempt(
                frame,
                parameter(key),
                null,
                () -> protocols.approve(frame.viewer(), number, ProposalForm.day(expires)));
    }

    @PostMapping(PATH + "/{number}/reject")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL, Role.MEDICAL_DIRECTOR},
            audited = "value-rejected")
    ModelAndView reject(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String key,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String why) {
        return attempt(frame, parameter(key), null, () -> protocols.reject(frame.viewer(), number, why));
    }

    @PostMapping(PATH + "/{number}/withdraw")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.ADMINISTRATOR,
                Role.COMPLIANCE_OFFICER,
                Role.MEDICAL_DIRECTOR,
                Role.COUNSEL,
                Role.SECURITY_ADMINISTRATOR,
                Role.PORTAL_COORDINATOR
            },
            audited = "value-withdrawn")
    ModelAndView withdraw(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String key,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String why) {
        return attempt(frame, parameter(key), null, () -> protocols.withdraw(frame.viewer(), number, why));
    }

    /** What somebody else has done meanwhile stands in the history of the page one is led back to. */
    private ModelAndView attempt(Frame frame, Parameter<?> parameter, @Nullable ProposalForm typed, Runnable work) {
        try {
            work.run();
        } catch (SecurityException others) {
            throw new NotHere();
        } catch (NotAcceptable refused) {
            var said = new InWords(frame.words());
            var errors =
                    refused.wrong().stream().map(w -> said.wrong(parameter, w)).toList();
            return page(frame, parameter, typed, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (IllegalStateException meanwhile) {
            return page(
                    frame,
                    parameter,
                    typed,
                    List.of(new InWords(frame.words())
                            .flaw(parameter, "waiting", frame.say("policies.wrong.meanwhile"))),
                    HttpStatus.CONFLICT);
        }
        return SeeOther.page(ValuesPages.path(parameter.key()));
    }

    private ModelAndView page(
            Frame frame,
            Parameter<?> parameter,
            @Nullable ProposalForm typed,
            List<ValuePage.Flaw> flaws,
            HttpStatus status) {
        var page = pages.of(frame.viewer(), frame.words(), parameter, typed, flaws);
        return new ModelAndView("policies/value", status).addObject("page", page);
    }

    private Parameter<?> parameter(String key) {
        return protocols.parameter(key).orElseThrow(NotHere::new);
    }
}
