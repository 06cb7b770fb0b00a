package org.havenport.policies;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.havenport.files.Pdfs;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.policies.PolicyVersions.Version;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The policy to read and to print, today's and earlier versions; everybody who works here may. It says nothing about a patient. */
@Controller
class PolicyController {

    static final String PATH = PoliciesController.PATH + "/policy";

    private final PolicyInProse prose;
    private final ThePolicyIsKeptInVersions kept;
    private final PolicyVersions versions;
    private final PolicyStandings standings;
    private final Pdfs pdfs;

    PolicyController(
            PolicyInProse prose,
            ThePolicyIsKeptInVersions kept,
            PolicyVersions versions,
            PolicyStandings standings,
            Pdfs pdfs) {
        this.prose = prose;
        this.kept = kept;
        this.versions = versions;
        this.standings = standings;
        this.pdfs = pdfs;
    }

    /** What is shown: the words, and what is known about the version; null for how it was at the end of a day. */
    private record Shown(Policy policy, @Nullable PolicyStanding standing) {}

    @GetMapping(PATH)
    @MayBeUsedBy(Kind.STAFF)
    ModelAndView policy(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String version) {
        return page(frame, on, version, "", List.of());
    }

    @GetMapping(PATH + ".pdf")
    @MayBeUsedBy(Kind.STAFF)
    ResponseEntity<byte[]> print(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String version) {
        var shown = shown(frame, on, version);
        var model = new HashMap<String, Object>();
        model.put("policy", shown.policy());
        model.put("standing", shown.standing());
        var file = pdfs.print(frame.words(), frame.say("policies.policy.title"), "policies/policy_body", model);
        var name = shown.standing() == null ? day(on) : shown.standing().number();
        return Pdfs.shown("policy-" + name + ".pdf", file);
    }

    /** Keeps that the reader read this version. */
    @PostMapping(PATH + "/{entry}/read")
    @MayBeUsedBy(value = Kind.STAFF, audited = "policy-read")
    ModelAndView read(@ModelAttribute("frame") Frame frame, @PathVariable String entry) {
        versions.read(frame.viewer(), known(frame, entry));
        return SeeOther.page(PATH);
    }

    /** Keeps that the reader looked at this version again and answers for it. */
    @PostMapping(PATH + "/{entry}/review")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR},
            audited = "policy-reviewed")
    ModelAndView review(
            @ModelAttribute("frame") Frame frame,
            @PathVariable String entry,
            @RequestParam(defaultValue = "") String next) {
        var version = known(frame, entry);
        var day = ProposalForm.day(next);
        if (day == null || !day.isAfter(standings.today(frame)) || day.isAfter(standings.latest(frame))) {
            var wrong = new FieldError(
                    "next",
                    frame.say("policies.version.next.wrong", frame.words().date(standings.latest(frame))));
            return page(frame, "", entry, next, List.of(wrong));
        }
        versions.reviewed(frame.viewer(), version.number(), day);
        return SeeOther.page(PATH);
    }

    private ModelAndView page(Frame frame, String on, String version, String next, List<FieldError> errors) {
        var shown = shown(frame, on, version);
        return new ModelAndView("policies/policy")
                .addObject("policy", shown.policy())
                .addObject("standing", shown.standing())
                .addObject(
                        "query",
                        shown.standing() == null
                                ? "?on=" + day(on)
                                : "?version=" + shown.standing().number())
                .addObject("next", next)
                .addObject("errors", errors);
    }

    private Shown shown(Frame frame, String on, String version) {
        kept.keepUp();
        if (day(on) != null) {
            return new Shown(prose.write(frame.viewer(), frame.words(), day(on)), null);
        }
        var all = versions.all(frame.viewer());
        var asked = version.isEmpty() ? all.getFirst() : known(frame, version);
        var standing = standings.of(frame, asked, all);
        if (asked.equals(all.getFirst())) {
            return new Shown(prose.write(frame.viewer(), frame.words(), null), standing);
        }
        var words = kept.open(frame.viewer(), asked.number(), frame.words().locale())
                .orElseThrow(NotHere::new);
        return new Shown(
                new Policy(
                        asked.number(),
                        frame.say(
                                "policies.version.was",
                                asked.number(),
                                frame.words().dateTime(asked.at())),
                        "",
                        words.chapters(),
                        words.missing(),
                        words.states()),
                standing);
    }

    private Version known(Frame frame, String number) {
        return versions.all(frame.viewer()).stream()
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private static @Nullable LocalDate day(String on) {
        var day = ProposalForm.day(on);
        return day == null || day.getYear() < 2000 || day.getYear() > 2999 ? null : day;
    }
}
