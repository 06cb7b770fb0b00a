package org.havenport.people;

import java.time.ZoneId;
import java.util.UUID;
import org.havenport.access.Invited;
import org.havenport.access.Joining;
import org.havenport.access.Rights;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.singlesignon.SingleSignOn;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One person who works here: their roles, their training, their invitation, their end. */
@Controller
class PersonController {

    private static final String PERSON = Parts.PEOPLE + "/{account}";
    private static final int LONGEST = 500;

    private final PersonInWords inWords;
    private final Rights rights;
    private final Training training;
    private final Joining joining;
    private final EndRequests requests;
    private final SingleSignOn elsewhere;

    PersonController(
            PersonInWords inWords,
            Rights rights,
            Training training,
            Joining joining,
            EndRequests requests,
            SingleSignOn elsewhere) {
        this.elsewhere = elsewhere;
        this.inWords = inWords;
        this.rights = rights;
        this.training = training;
        this.joining = joining;
        this.requests = requests;
    }

    @GetMapping(PERSON)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable UUID account) {
        return page(frame, account, PersonForm.empty(), Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PERSON + "/give")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "role-given")
    @AsksForProofAgain
    ModelAndView give(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID account, @ModelAttribute("form") PersonForm form) {
        var errors = Errors.none();
        if (form.chosen().isEmpty()) {
            errors = errors.and("role", frame.say("people.missing.role"));
        }
        if (isMissing(form.reason())) {
            errors = errors.and("reason", frame.say("people.missing.reason"));
        }
        var lastDay = PersonForm.day(form.lastDay());
        if (lastDay.isEmpty() && !PersonForm.text(form.lastDay()).isEmpty()) {
            errors = errors.and("lastDay", frame.say("people.missing.day"));
        }
        var until = lastDay.map(day -> day.plusDays(1).atStartOfDay(zone(frame)).toInstant())
                .orElse(null);
        return changed(
                frame,
                account,
                form,
                errors,
                "role",
                () -> rights.give(
                        frame.viewer(), account, form.chosen().orElseThrow(), PersonForm.text(form.reason()), until));
    }

    @PostMapping(PERSON + "/confirm")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "role-confirmed")
    ModelAndView confirm(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID account, @ModelAttribute("form") PersonForm form) {
        var role = form.chosen().orElseThrow(NotHere::new);
        return changed(
                frame, account, form, Errors.none(), "roles", () -> rights.confirm(frame.viewer(), account, role));
    }

    @PostMapping(PERSON + "/take")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "role-ended")
    ModelAndView take(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID account, @ModelAttribute("form") PersonForm form) {
        var role = form.chosen().orElseThrow(NotHere::new);
        return changed(frame, account, form, Errors.none(), "roles", () -> rights.end(frame.viewer(), account, role));
    }

    @PostMapping(PERSON + "/attest")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "training-attested")
    ModelAndView attest(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID account, @ModelAttribute("form") PersonForm form) {
        var completed = PersonForm.day(form.completed());
        var counts = PersonForm.day(form.counts());
        var errors = Errors.none();
        if (completed.isEmpty()) {
            errors = errors.and("completed", frame.say("people.missing.day"));
        }
        if (counts.isEmpty()) {
            errors = errors.and("counts", frame.say("people.missing.day"));
        }
        return changed(
                frame,
                account,
                form,
                errors,
                "course",
                () -> training.attest(
                        frame.viewer(),
                        account,
                        PersonForm.text(form.course()),
                        completed.orElseThrow(),
                        counts.orElseThrow()));
    }

    @PostMapping(PERSON + "/extend")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "training-extended")
    ModelAndView extend(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID account, @ModelAttribute("form") PersonForm form) {
        return changed(
                frame,
                account,
                form,
                Errors.none(),
                "extension",
                () -> training.extend(frame.viewer(), account, PersonForm.text(form.extension())));
    }

    @PostMapping(PERSON + "/invite")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "invited")
    @AsksForProofAgain
    ModelAndView invite(@ModelAttribute("frame") Frame frame, @PathVariable UUID account) {
        return invited(frame, joining.inviteAgain(frame.viewer(), account).orElseThrow(NotHere::new), "");
    }

    @PostMapping(PERSON + "/end")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "person-ended")
    ModelAndView end(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID account, @ModelAttribute("form") PersonForm form) {
        var errors = isMissing(form.why()) ? Errors.of("why", frame.say("people.missing.why")) : Errors.none();
        return changed(
                frame,
                account,
                form,
                errors,
                "why",
                () -> requests.end(frame.viewer(), account, PersonForm.text(form.why())));
    }

    /** The code is told on this page alone; nobody can look it up again. */
    static ModelAndView invited(Frame frame, Invited invited, String username) {
        return new ModelAndView("people/invited")
                .addObject("invited", invited)
                .addObject("username", username)
                .addObject("parts", Parts.of(frame));
    }

    private ModelAndView changed(
            Frame frame, UUID account, PersonForm form, Errors errors, String field, Runnable change) {
        if (!errors.all().isEmpty()) {
            return page(frame, account, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            if (inWords.of(frame, account, form, errors).isEmpty()) {
                throw new NotHere();
            }
            change.run();
        } catch (GrantRefused refused) {
            var wrong = Errors.of(field, frame.say("people.refused." + refused.why()));
            return page(frame, account, form, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (TrainingRefused refused) {
            var wrong = Errors.of(field, frame.say("people.training.refused." + refused.why()));
            return page(frame, account, form, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return SeeOther.page(Parts.person(account));
    }

    private ModelAndView page(Frame frame, UUID account, PersonForm form, Errors errors, HttpStatus status) {
        var page = inWords.of(frame, account, form, errors).orElseThrow(NotHere::new);
        return new ModelAndView("people/person", status)
                .addObject("page", page)
                .addObject("parts", Parts.of(frame))
                .addObject("signsInElsewhere", elsewhere.offered());
    }

    private static boolean isMissing(@org.jspecify.annotations.Nullable String typed) {
        var text = PersonForm.text(typed);
        return text.isEmpty() || text.length() > LONGEST;
    }

    private static ZoneId zone(Frame frame) {
        return frame.words().zone();
    }
}
