package org.havenport.notices;

import java.util.Optional;
import java.util.UUID;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where patients and staff see and say how they are reached themselves. Nobody who acts for a patient comes here: it may be
 * kept from them.
 */
@Controller
class ContactController {

    static final String PATH = "/you/contact";

    private final ContactPoints points;
    private final AddressChanges changes;
    private final Patients patients;
    private final ContactInWords inWords;

    ContactController(ContactPoints points, AddressChanges changes, Patients patients, ContactInWords inWords) {
        this.points = points;
        this.changes = changes;
        this.patients = patients;
        this.inWords = inWords;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true,
            audited = "addresses-viewed")
    ModelAndView page(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "false") boolean kept) {
        return page(frame, Typed.nothing(), Errors.none(), kept);
    }

    @PostMapping(PATH + "/offer")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true,
            audited = "address-offered")
    @StaysOpen
    @AsksForProofAgain
    ModelAndView offer(
            @ModelAttribute("frame") Frame frame,
            @RequestParam Channel channel,
            @RequestParam(defaultValue = "") String address) {
        if (changes.offer(frame.viewer(), channel, address).isPresent()) {
            return SeeOther.page(PATH);
        }
        var words = Addresses.clean(channel, address).isEmpty()
                ? frame.say("notices.address.wrong." + channel)
                : frame.say("notices.address.not-now", frame.practice().phone());
        return page(frame, new Typed(channel, address), Errors.of(ContactPage.field(channel), words), false);
    }

    @PostMapping(PATH + "/{id}/code")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true,
            audited = "address-code-sent")
    @StaysOpen
    ModelAndView again(@ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        if (changes.codeAgain(frame.viewer(), id)) {
            return SeeOther.page(PATH);
        }
        var words = frame.say("notices.address.not-now", frame.practice().phone());
        return page(frame, Typed.nothing(), Errors.of(ContactPage.code(id), words), false);
    }

    @PostMapping(PATH + "/{id}/verify")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true,
            audited = "address-verified")
    @StaysOpen
    @AsksForProofAgain
    ModelAndView verify(
            @ModelAttribute("frame") Frame frame, @PathVariable UUID id, @RequestParam(defaultValue = "") String code) {
        if (changes.verify(frame.viewer(), id, code)) {
            return SeeOther.page(PATH);
        }
        return page(frame, Typed.nothing(), notVerified(frame, id), false);
    }

    /** A code that was sent twice at once did its work already. */
    private Errors notVerified(Frame frame, UUID id) {
        return points.lightly(frame.viewer()).stream()
                .filter(point -> point.id().equals(id) && point.verified() != null)
                .findFirst()
                .map(point -> Errors.of(ContactPage.field(point.channel()), frame.say("notices.code.used")))
                .orElseGet(() -> Errors.of(ContactPage.code(id), frame.say("notices.code.wrong")));
    }

    @PostMapping(PATH + "/{id}/confirm")
    @MayBeUsedBy(
            value = {Kind.PATIENT, Kind.STAFF},
            evenWithoutRole = true,
            audited = "address-confirmed")
    @StaysOpen
    RedirectView confirm(@ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        if (!points.confirm(frame.viewer(), id)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }

    @PostMapping(PATH + "/wish")
    @MayBeUsedBy(value = Kind.PATIENT, audited = "contact-wish-changed")
    @StaysOpen
    @AsksForProofAgain
    ModelAndView wish(@ModelAttribute("frame") Frame frame, @ModelAttribute("form") WishForm form) {
        var wish = form.wish();
        if (wish == null) {
            var errors = Errors.of("quietFrom", frame.say("notices.wish.quiet.wrong"));
            return page(frame, Typed.nothing(), errors, false);
        }
        points.wish(frame.patient(), wish);
        return SeeOther.page(PATH + "?kept=true");
    }

    /** What was typed and could not be taken. */
    record Typed(Channel channel, String address) {
        static Typed nothing() {
            return new Typed(Channel.EMAIL, "");
        }
    }

    private ModelAndView page(Frame frame, Typed typed, Errors errors, boolean kept) {
        var viewer = frame.viewer();
        var isStaff = viewer.kind() == Kind.STAFF;
        var wish = isStaff ? Optional.<Wish>empty() : points.wish(viewer, viewer.patient());
        var onFile = isStaff ? Optional.<Person>empty() : patients.who(viewer, viewer.patient());
        var page = inWords.page(
                frame,
                points.own(viewer),
                wish.orElseGet(() -> Wish.standard(frame.words().locale().getLanguage())),
                onFile,
                typed,
                errors,
                kept);
        return new ModelAndView(isStaff ? "notices/contact_staff" : "notices/contact", errors.status())
                .addObject("page", page);
    }
}
