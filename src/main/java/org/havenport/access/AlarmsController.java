package org.havenport.access;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Staff;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
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
import org.springframework.web.servlet.view.RedirectView;

/** The list of alarms about sign-ins, each closed with what came of it. */
@Controller
class AlarmsController {

    static final String PATH = "/staff/security";

    private final Alarms alarms;
    private final Locks locks;
    private final Staff staff;

    AlarmsController(Alarms alarms, Locks locks, Staff staff) {
        this.alarms = alarms;
        this.locks = locks;
        this.staff = staff;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "sign-in-failures-viewed")
    ModelAndView list(@ModelAttribute("frame") Frame frame) {
        return page(frame, HttpStatus.OK, Errors.none());
    }

    @PostMapping(PATH + "/{alarm}/close")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "sign-in-alarm-closed")
    ModelAndView close(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID alarm,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note) {
        var chosen = outcome(outcome);
        if (chosen == null || note.isBlank() || note.length() > Alarms.LONGEST_NOTE) {
            var errors = Errors.of("note-" + alarm, frame.say("access.alarms.missing"));
            return page(frame, HttpStatus.UNPROCESSABLE_CONTENT, errors);
        }
        if (alarms.close(frame.viewer(), alarm, chosen, note).isEmpty()) {
            throw new NotHere();
        }
        return SeeOther.page(PATH);
    }

    @PostMapping(PATH + "/unlocking/{unlocking}/agree")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "sign-in-unlocked")
    @AsksForProofAgain
    RedirectView agree(Viewer viewer, @PathVariable UUID unlocking) {
        if (!locks.agree(viewer, unlocking)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }

    private static Alarms.@Nullable Outcome outcome(String typed) {
        return List.of(Alarms.Outcome.values()).stream()
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private ModelAndView page(Frame frame, HttpStatus status, Errors errors) {
        var viewer = frame.viewer();
        var open = alarms.open(viewer);
        var failures =
                alarms.failures(viewer, open.stream().map(Alarms.Alarm::id).toList());
        var asked = locks.asked(viewer);
        var accounts = new HashSet<UUID>();
        asked.forEach(it -> accounts.addAll(List.of(it.account(), it.by())));
        open.forEach(it -> {
            var account = it.account();
            if (account != null) {
                accounts.add(account);
            }
        });
        return new ModelAndView("access/alarms", status)
                .addObject("page", AlarmsPage.of(frame, open, failures, asked, staff.names(viewer, accounts), errors));
    }
}
