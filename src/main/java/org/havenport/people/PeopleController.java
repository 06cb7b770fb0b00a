package org.havenport.people;

import org.havenport.access.Joining;
import org.havenport.access.Newcomer;
import org.havenport.access.UsernameTaken;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.notices.AddressChanges;
import org.havenport.notices.Channel;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who works here, and inviting somebody. */
@Controller
class PeopleController {

    private final PeopleInWords inWords;
    private final Joining joining;
    private final AddressChanges addresses;

    PeopleController(PeopleInWords inWords, Joining joining, AddressChanges addresses) {
        this.inWords = inWords;
        this.joining = joining;
        this.addresses = addresses;
    }

    @GetMapping(Parts.PEOPLE)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("people/people", "page", inWords.list(frame)).addObject("parts", Parts.of(frame));
    }

    @GetMapping(Parts.PEOPLE + "/add")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR})
    ModelAndView form(@ModelAttribute("frame") Frame frame) {
        return form(frame, AddForm.empty(), Errors.none(), HttpStatus.OK);
    }

    @PostMapping(Parts.PEOPLE + "/add")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "invited")
    ModelAndView add(@ModelAttribute("frame") Frame frame, @ModelAttribute("form") AddForm form) {
        var errors = form.errors(frame);
        if (!errors.all().isEmpty()) {
            return form(frame, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var invited = joining.invite(frame.viewer(), newcomer(form));
            if (!PersonForm.text(form.mail()).isEmpty()) {
                addresses.offerForAccount(
                        frame.viewer(), invited.account(), Channel.EMAIL, PersonForm.text(form.mail()));
            }
            return PersonController.invited(frame, invited, PersonForm.text(form.username()));
        } catch (UsernameTaken taken) {
            var wrong = Errors.of("username", frame.say("people.add.taken"));
            return form(frame, form, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (GrantRefused refused) {
            var wrong = Errors.of("roles", frame.say("people.refused." + refused.why()));
            return form(frame, form, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Newcomer newcomer(AddForm form) {
        return new Newcomer(
                PersonForm.text(form.username()),
                PersonForm.text(form.title()),
                PersonForm.text(form.given()),
                PersonForm.text(form.family()),
                PersonForm.text(form.job()),
                form.chosen(),
                PersonForm.text(form.reason()));
    }

    private static ModelAndView form(Frame frame, AddForm form, Errors errors, HttpStatus status) {
        var chosen = form.chosen();
        var roles = Parts.roles()
                .map(role -> new AddPage.Offered(
                        role.name(),
                        PeopleInWords.name(frame.words(), role),
                        frame.say("people.role.say." + role),
                        chosen.contains(role)))
                .toList();
        return new ModelAndView("people/add", status)
                .addObject("page", new AddPage(form, roles, errors))
                .addObject("parts", Parts.of(frame));
    }
}
