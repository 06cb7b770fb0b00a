package org.havenport.worklist;

import java.util.Arrays;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
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

/** What waits for somebody, overdue first; and one piece of it: taken, handed over, passed up or down, done. */
@Controller
class WaitingWorkController {

    static final String PATH = "/staff/work";

    private final Hands hands;
    private final Worklist worklist;
    private final WorkInWords inWords;

    WaitingWorkController(Hands hands, Worklist worklist, WorkInWords inWords) {
        this.hands = hands;
        this.worklist = worklist;
        this.inWords = inWords;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.BILLING,
                Role.PORTAL_COORDINATOR,
                Role.NURSE,
                Role.CLINICIAN,
                Role.MEDICAL_DIRECTOR
            },
            audited = "work-listed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return new ModelAndView("worklist/work").addObject("page", inWords.list(frame, hands.open(frame.viewer())));
    }

    @GetMapping(PATH + "/{patient}/{id}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.BILLING,
                Role.PORTAL_COORDINATOR,
                Role.NURSE,
                Role.CLINICIAN,
                Role.MEDICAL_DIRECTOR
            },
            audited = "work-opened")
    ModelAndView one(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID id) {
        return one(frame, patient, id, null);
    }

    private ModelAndView one(Frame frame, UUID patient, UUID id, WorkRefused.@Nullable Why refused) {
        var work = hands.of(frame.viewer(), patient, id).orElseThrow(NotHere::new);
        var page = inWords.one(frame, work, refused);
        return new ModelAndView("worklist/one", refused == null ? HttpStatus.OK : HttpStatus.CONFLICT)
                .addObject("page", page);
    }

    @PostMapping(PATH + "/{patient}/{id}")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {
                Role.FRONT_DESK,
                Role.MEDICAL_ASSISTANT,
                Role.BILLING,
                Role.PORTAL_COORDINATOR,
                Role.NURSE,
                Role.CLINICIAN,
                Role.MEDICAL_DIRECTOR
            },
            audited = "work-changed")
    ModelAndView act(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String outcome) {
        var viewer = frame.viewer();
        try {
            var done =
                    switch (act) {
                        case "take" -> hands.take(viewer, patient, id);
                        case "hand-over" -> hands.handOver(viewer, patient, id, account(to));
                        case "up" -> hands.passUp(viewer, patient, id);
                        case "down" -> hands.passDown(viewer, patient, id, reason(reason));
                        case "done" -> worklist.finish(viewer, patient, id, outcome);
                        default -> false;
                    };
            if (!done) {
                throw new NotHere();
            }
        } catch (WorkRefused e) {
            return one(frame, patient, id, e.why());
        }
        return SeeOther.page(act.equals("take") ? PATH + "/" + patient + "/" + id : PATH);
    }

    private static UUID account(String to) {
        try {
            return UUID.fromString(to);
        } catch (IllegalArgumentException e) {
            throw new WorkRefused(WorkRefused.Why.CANNOT_ACT);
        }
    }

    private static Hands.@Nullable Reason reason(String typed) {
        return Arrays.stream(Hands.Reason.values())
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElse(null);
    }
}
