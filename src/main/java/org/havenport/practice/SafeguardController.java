package org.havenport.practice;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Consumer;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.practice.SafeguardPage.Typed;
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

/** One promise: its evidence over time, who answers for it, reviews, waivers, and the work it makes when it is broken. */
@Controller
class SafeguardController {

    private static final String PATH = SafeguardsController.PATH + "/{name}";

    private final LastAsked answers;
    private final SafeguardPages pages;
    private final Stewards stewards;
    private final Waivers waivers;
    private final Mending mending;

    SafeguardController(LastAsked answers, SafeguardPages pages, Stewards stewards, Waivers waivers, Mending mending) {
        this.answers = answers;
        this.pages = pages;
        this.stewards = stewards;
        this.waivers = waivers;
        this.mending = mending;
    }

    static String path(String name) {
        return SafeguardsController.PATH + "/" + name;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COMPLIANCE_OFFICER,
                Role.ADMINISTRATOR,
                Role.MEDICAL_DIRECTOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COUNSEL,
                Role.PORTAL_COORDINATOR
            })
    ModelAndView safeguard(@ModelAttribute("frame") Frame frame, @PathVariable String name) {
        return page(frame, entry(frame, name), Typed.nothing(), null);
    }

    @PostMapping(PATH + "/owner")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR},
            audited = "promise-owner-named")
    ModelAndView owner(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String person) {
        return done(frame, name, Typed.nothing(), _ -> stewards.name(frame.viewer(), name, owner(role, person)));
    }

    @PostMapping(PATH + "/remark")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COMPLIANCE_OFFICER,
                Role.ADMINISTRATOR,
                Role.MEDICAL_DIRECTOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COUNSEL,
                Role.PORTAL_COORDINATOR
            },
            audited = "promise-remarked")
    ModelAndView remark(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam(defaultValue = "") String planned) {
        var typed = new Typed(remark, planned, "", "", "", "");
        return done(frame, name, typed, _ -> stewards.say(frame.viewer(), name, remark, day("planned", planned)));
    }

    @PostMapping(PATH + "/review")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COMPLIANCE_OFFICER,
                Role.ADMINISTRATOR,
                Role.MEDICAL_DIRECTOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COUNSEL,
                Role.PORTAL_COORDINATOR
            },
            audited = "promise-reviewed")
    ModelAndView review(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String next) {
        return done(
                frame,
                name,
                new Typed("", "", next, "", "", ""),
                entry -> stewards.reviewed(
                        frame.viewer(), name, entry.asked().safeguard().cyber(), day("next", next)));
    }

    @PostMapping(PATH + "/waiver")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COMPLIANCE_OFFICER,
                Role.ADMINISTRATOR,
                Role.MEDICAL_DIRECTOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COUNSEL,
                Role.PORTAL_COORDINATOR
            },
            audited = "promise-waiver-asked")
    ModelAndView waiver(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until) {
        var typed = new Typed("", "", "", reason, until, "");
        return done(frame, name, typed, _ -> waivers.ask(frame.viewer(), name, reason, day("until", until)));
    }

    @PostMapping(PATH + "/waiver/agree")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR},
            audited = "promise-waiver-agreed")
    ModelAndView agree(@ModelAttribute("frame") Frame frame, @PathVariable String name) {
        return done(frame, name, Typed.nothing(), _ -> waivers.agree(frame.viewer(), name));
    }

    @PostMapping(PATH + "/waiver/end")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR},
            audited = "promise-waiver-ended")
    ModelAndView end(@ModelAttribute("frame") Frame frame, @PathVariable String name) {
        return done(frame, name, Typed.nothing(), _ -> waivers.end(frame.viewer(), name));
    }

    @PostMapping(PATH + "/work")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.COMPLIANCE_OFFICER,
                Role.ADMINISTRATOR,
                Role.MEDICAL_DIRECTOR,
                Role.SECURITY_ADMINISTRATOR,
                Role.COUNSEL,
                Role.PORTAL_COORDINATOR
            },
            audited = "promise-work-closed")
    ModelAndView work(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String words) {
        answers.ask();
        return done(
                frame,
                name,
                new Typed("", "", "", "", "", words),
                entry -> mending.close(frame.viewer(), entry, outcome(outcome), words));
    }

    private ModelAndView done(Frame frame, String name, Typed typed, Consumer<Entry> change) {
        var entry = entry(frame, name);
        try {
            change.accept(entry);
        } catch (NotDone wrong) {
            var page = page(frame, entry, typed, wrong);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return SeeOther.page(path(name));
    }

    private Entry entry(Frame frame, String name) {
        return answers.answers(frame.viewer()).of(name).orElseThrow(NotHere::new);
    }

    private ModelAndView page(Frame frame, Entry entry, Typed typed, @Nullable NotDone wrong) {
        return new ModelAndView("practice/safeguard", "page", pages.of(frame, entry, typed, wrong));
    }

    private static Owner owner(String role, String person) {
        try {
            return new Owner(Role.valueOf(role), person.isBlank() ? null : UUID.fromString(person));
        } catch (IllegalArgumentException unknown) {
            throw new NotDone("owner", "practice.owner.wrong");
        }
    }

    private static Mending.Outcome outcome(String typed) {
        try {
            return Mending.Outcome.valueOf(typed);
        } catch (IllegalArgumentException unknown) {
            throw new NotDone("outcome", "practice.work.outcome.missing");
        }
    }

    private static @Nullable LocalDate day(String field, String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new NotDone(field, "practice.day.wrong");
        }
    }
}
