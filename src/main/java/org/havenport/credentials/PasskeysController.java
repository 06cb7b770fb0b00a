package org.havenport.credentials;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.passkeys.Answered;
import org.havenport.passkeys.Answered.Why;
import org.havenport.passkeys.Passkeys;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A person's own passkeys: which there are, a new one, a name, an end. */
@Controller
class PasskeysController {

    static final String PATH = "/you/sign-in/passkeys";

    private static final Set<String> RECEIPTS = Set.of("added", "named", "removed");

    private final Passkeys passkeys;
    private final OwnPasskeys own;

    PasskeysController(Passkeys passkeys, OwnPasskeys own) {
        this.passkeys = passkeys;
        this.own = own;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    ModelAndView list(
            Viewer viewer, @ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String done) {
        return new ModelAndView("credentials/passkeys")
                .addObject("lines", lines(viewer, frame))
                .addObject("done", RECEIPTS.contains(done) ? done : "");
    }

    @GetMapping(PATH + "/new")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @AsksForProofAgain
    ModelAndView form() {
        return form(HttpStatus.OK, null, "");
    }

    /** What the script of the page asks the authenticator for; nothing is added by it. */
    @PostMapping(path = PATH + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    ResponseEntity<String> options(Viewer viewer, @ModelAttribute("frame") Frame frame) {
        var portal = frame.say("credentials.passkey.portal", frame.practice().name());
        return ResponseEntity.ok(own.toMake(viewer, portal));
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true,
            audited = "passkey-added")
    @AsksForProofAgain
    ModelAndView add(
            Viewer viewer,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String label) {
        return switch (own.add(viewer, answer, label)) {
            case Answered.Right _ -> SeeOther.page(PATH + "?done=added");
            case Answered.Wrong wrong -> form(HttpStatus.UNPROCESSABLE_ENTITY, wordsOf(wrong.why()), label);
        };
    }

    @GetMapping(PATH + "/{id}")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true)
    @AsksForProofAgain
    ModelAndView one(Viewer viewer, @ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        return one(viewer, frame, id, HttpStatus.OK, List.of(), null);
    }

    @PostMapping(PATH + "/{id}/name")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true,
            audited = "passkey-renamed")
    ModelAndView name(
            Viewer viewer,
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String label) {
        if (label.isBlank()) {
            var error = new FieldError("label", frame.say("credentials.passkey.name.missing"));
            return one(viewer, frame, id, HttpStatus.UNPROCESSABLE_ENTITY, List.of(error), null);
        }
        if (!passkeys.rename(viewer, id, label)) {
            throw new NotHere();
        }
        return SeeOther.page(PATH + "?done=named");
    }

    @PostMapping(PATH + "/{id}/remove")
    @MayBeUsedBy(
            value = {Viewer.Kind.PATIENT, Viewer.Kind.STAFF},
            evenWithoutRole = true,
            audited = "passkey-removed")
    @AsksForProofAgain
    ModelAndView remove(Viewer viewer, @ModelAttribute("frame") Frame frame, @PathVariable UUID id) {
        return switch (own.remove(viewer, id)) {
            case DONE -> SeeOther.page(PATH + "?done=removed");
            case NOT_THERE -> throw new NotHere();
            case LAST_WAY_IN ->
                one(viewer, frame, id, HttpStatus.CONFLICT, List.of(), "credentials.passkey.remove.last");
        };
    }

    private ModelAndView one(
            Viewer viewer, Frame frame, UUID id, HttpStatus status, List<FieldError> errors, @Nullable String refused) {
        var line = lines(viewer, frame).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotHere::new);
        return new ModelAndView("credentials/passkey", status)
                .addObject("line", line)
                .addObject("errors", errors)
                .addObject("refused", refused);
    }

    private List<PasskeyLine> lines(Viewer viewer, Frame frame) {
        return passkeys.of(viewer).stream()
                .map(one -> PasskeyLine.of(one, frame.words()))
                .toList();
    }

    private static ModelAndView form(HttpStatus status, @Nullable String why, String label) {
        return new ModelAndView("credentials/passkey_new", status)
                .addObject("why", why)
                .addObject("label", label);
    }

    private static String wordsOf(Why why) {
        return switch (why) {
            case NOT_ASKED -> "credentials.passkey.late";
            case KNOWN -> "ui.passkey.known";
            case NOT_RIGHT, COPIED, SHUT -> "credentials.passkey.not-right";
        };
    }
}
