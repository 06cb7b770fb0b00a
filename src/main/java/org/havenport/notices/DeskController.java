package org.havenport.notices;

import java.util.Arrays;
import java.util.UUID;
import org.havenport.home.Choice;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Another address for a patient who asks at the front desk or calls: two identifiers are typed again, the code goes to the
 * new address, and the same notices go to the old one as when the patient changes it.
 */
@Controller
class DeskController {

    static final String PATH = NoticesController.PATH + "/change";
    private static final String ALLOW = NoticesController.PATH + "/allow";

    private final AddressChanges changes;
    private final Patients patients;

    DeskController(AddressChanges changes, Patients patients) {
        this.changes = changes;
        this.patients = patients;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR})
    ModelAndView form(@ModelAttribute("frame") Frame frame) {
        return form(frame, DeskForm.empty(), Errors.none(), false);
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "address-offered")
    @AsksForProofAgain
    ModelAndView offer(@ModelAttribute("frame") Frame frame, @ModelAttribute("form") DeskForm form) {
        var errors = form.errors(frame);
        if (Addresses.clean(form.by(), form.typed()).isEmpty()) {
            errors = errors.and("address", frame.say("notices.address.wrong." + form.by()));
        }
        if (!errors.all().isEmpty()) {
            return form(frame, form, errors, false);
        }
        var who = form.who(patients, frame.viewer());
        if (who.isEmpty()) {
            return form(frame, form, Errors.of("born", frame.say("notices.desk.nobody")), false);
        }
        return changes.offerFor(frame.staff(), who.get().id(), form.by(), form.typed())
                .map(point -> SeeOther.page("%s/%s/%s/code"
                        .formatted(NoticesController.PATH, who.get().id(), point)))
                .orElseGet(() -> form(frame, form, Errors.of("address", frame.say("notices.desk.rests")), false));
    }

    @GetMapping(NoticesController.PATH + "/{patient}/{item}/code")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR})
    ModelAndView code(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable("item") UUID point) {
        return code(frame, patient, point, Errors.none());
    }

    @PostMapping(NoticesController.PATH + "/{patient}/{item}/code")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "address-replaced")
    @AsksForProofAgain
    ModelAndView verify(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable("item") UUID point,
            @RequestParam(defaultValue = "") String code) {
        if (changes.verifyFor(frame.staff(), patient, point, code)) {
            return SeeOther.page(NoticesController.PATH + "?kept=true");
        }
        return code(frame, patient, point, Errors.of("code", frame.say("notices.code.wrong")));
    }

    /** Whoever undid a change was talked to, and is who they say: addresses and passwords may change again. */
    @GetMapping(ALLOW)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR})
    ModelAndView allow(@ModelAttribute("frame") Frame frame) {
        return form(frame, DeskForm.empty(), Errors.none(), true);
    }

    @PostMapping(ALLOW)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.FRONT_DESK, Role.PORTAL_COORDINATOR},
            audited = "changes-allowed-again")
    @AsksForProofAgain
    ModelAndView allow(@ModelAttribute("frame") Frame frame, @ModelAttribute("form") DeskForm form) {
        var errors = form.errors(frame);
        if (!errors.all().isEmpty()) {
            return form(frame, form, errors, true);
        }
        var who = form.who(patients, frame.viewer());
        if (who.isPresent()
                && changes.thaw(frame.viewer(), Whose.patient(who.get().id()))) {
            return SeeOther.page(NoticesController.PATH + "?kept=true");
        }
        return form(frame, form, Errors.of("born", frame.say("notices.desk.nobody")), true);
    }

    private static ModelAndView form(Frame frame, DeskForm form, Errors errors, boolean allow) {
        var by = new Choice(
                "channel",
                frame.say("notices.desk.channel"),
                form.by().name(),
                Arrays.stream(Channel.values())
                        .map(it -> new Choice.Option(it.name(), frame.say("notices.channel." + it), ""))
                        .toList());
        return new ModelAndView(allow ? "notices/desk_allow" : "notices/desk", errors.status())
                .addObject("form", form)
                .addObject("by", by)
                .addObject("errors", errors);
    }

    private ModelAndView code(Frame frame, UUID patient, UUID point, Errors errors) {
        var who = patients.who(frame.viewer(), patient).orElseThrow(NotHere::new);
        return new ModelAndView("notices/desk_code", errors.status())
                .addObject("name", who.name())
                .addObject("path", "%s/%s/%s/code".formatted(NoticesController.PATH, patient, point))
                .addObject("errors", errors);
    }
}
