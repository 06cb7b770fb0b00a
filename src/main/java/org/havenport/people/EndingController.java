package org.havenport.people;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.home.Due;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.GrantRefused;
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

/** The queue of those whose access must end, and the form by which anybody here says so. */
@Controller
class EndingController {

    private static final String ASK = "/staff/end-access";
    private static final int LONGEST = 500;

    private final EndRequests requests;
    private final Staff staff;
    private final Clock clock;

    EndingController(EndRequests requests, Staff staff, Clock clock) {
        this.requests = requests;
        this.staff = staff;
        this.clock = clock;
    }

    /** A request on one line. */
    record Row(String path, String name, String reason, String asked, Due due, boolean own) {}

    @GetMapping(Parts.ENDING)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return list(frame, Errors.none(), HttpStatus.OK);
    }

    @PostMapping(Parts.PEOPLE + "/{account}/keep")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "end-not-needed")
    ModelAndView keep(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String found) {
        if (found.isBlank() || found.length() > LONGEST) {
            var wrong = Errors.of("found-" + account, frame.say("people.missing.found"));
            return list(frame, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            if (!requests.keep(frame.viewer(), account, found)) {
                throw new NotHere();
            }
        } catch (GrantRefused refused) {
            var wrong = Errors.of("found-" + account, frame.say("people.refused." + refused.why()));
            return list(frame, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return SeeOther.page(Parts.ENDING);
    }

    @GetMapping(ASK)
    @MayBeUsedBy(Kind.STAFF)
    ModelAndView form(@ModelAttribute("frame") Frame frame) {
        return form(frame, null, "", Errors.none(), HttpStatus.OK);
    }

    @PostMapping(ASK)
    @MayBeUsedBy(value = Kind.STAFF, audited = "end-asked")
    ModelAndView ask(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(defaultValue = "") String reason) {
        var known = account != null
                && staff.all(frame.viewer()).stream()
                        .anyMatch(member -> member.account().equals(account));
        var errors = known ? Errors.none() : Errors.of("account", frame.say("people.ask.missing.who"));
        if (reason.isBlank() || reason.length() > LONGEST) {
            errors = errors.and("reason", frame.say("people.missing.reason"));
        }
        if (account == null || !errors.all().isEmpty()) {
            return form(frame, account, reason, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        requests.ask(frame.viewer(), account, reason);
        return SeeOther.page(ASK + "/sent");
    }

    @GetMapping(ASK + "/sent")
    @MayBeUsedBy(Kind.STAFF)
    String sent() {
        return "people/ask_sent";
    }

    private ModelAndView form(Frame frame, @Nullable UUID account, String reason, Errors errors, HttpStatus status) {
        return new ModelAndView("people/ask", status)
                .addObject("members", staff.all(frame.viewer()))
                .addObject("chosen", account == null ? "" : account.toString())
                .addObject("reason", reason)
                .addObject("errors", errors);
    }

    private ModelAndView list(Frame frame, Errors errors, HttpStatus status) {
        var waiting = requests.waiting(frame.viewer());
        var names = staff.names(
                frame.viewer(),
                waiting.stream()
                        .flatMap(it -> Stream.of(it.account(), it.askedBy()))
                        .distinct()
                        .toList());
        var rows = waiting.stream().map(it -> row(frame, it, names)).toList();
        return new ModelAndView("people/ending", status)
                .addObject("parts", Parts.of(frame))
                .addObject("rows", rows)
                .addObject("errors", errors)
                .addObject("keeps", Parts.keeps(frame));
    }

    private Row row(Frame frame, EndRequest it, Map<UUID, Member> names) {
        var words = frame.words();
        return new Row(
                Parts.person(it.account()),
                PersonInWords.name(words, it.account(), names),
                it.reason(),
                words.say(
                        "people.ending.asked",
                        PersonInWords.name(words, it.askedBy(), names),
                        words.dateTime(it.askedAt())),
                Due.of(words, it.dueAt(), clock.instant()),
                it.account().equals(frame.viewer().actor()));
    }
}
