package org.havenport.notices;

import java.util.List;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Of who works here: whose change of address was undone, and who cannot be told when something happens to their account. */
@Controller
class StaffReachedController {

    static final String PATH = "/staff/reached";

    private final AddressChanges changes;
    private final DeliveryLog log;
    private final Staff staff;

    StaffReachedController(AddressChanges changes, DeliveryLog log, Staff staff) {
        this.changes = changes;
        this.log = log;
        this.staff = staff;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "bounced-addresses-listed")
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        var viewer = frame.viewer();
        var rests = changes.frozenAccounts(viewer);
        var names = staff.names(
                viewer, rests.shown().stream().map(AddressChanges.Frozen::whose).toList());
        var reached = log.staffReached(viewer);
        return new ModelAndView("notices/staff_reached")
                .addObject(
                        "frozen",
                        rests.map(it -> new NoticesPage.Rests(
                                name(names.get(it.whose())),
                                null,
                                frame.words().dateTime(it.since()),
                                it.whose().equals(viewer.actor()) ? null : PATH + "/" + it.whose() + "/allow")))
                .addObject("unreached", unreached(viewer, reached));
    }

    /** An administrator has made sure who it is; nobody does so for themselves. */
    @PostMapping(PATH + "/{account}/allow")
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "changes-allowed-again")
    @AsksForProofAgain
    RedirectView allow(Viewer viewer, @PathVariable UUID account) {
        if (!changes.thaw(viewer, Whose.account(account))) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }

    private List<String> unreached(Viewer viewer, java.util.Set<UUID> reached) {
        return staff.all(viewer).stream()
                .filter(member -> !reached.contains(member.account()))
                .map(StaffReachedController::name)
                .sorted()
                .toList();
    }

    private static String name(@org.jspecify.annotations.Nullable Member member) {
        return member == null ? "" : member.shown();
    }
}
