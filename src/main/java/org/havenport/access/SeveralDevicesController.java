package org.havenport.access;

import java.util.UUID;
import org.havenport.access.SeveralDevices.Outcome;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The list of names used on several devices at once, each with what was found out. */
@Controller
class SeveralDevicesController {

    static final String PATH = "/staff/several-devices";

    private final SeveralDevices cases;

    SeveralDevicesController(SeveralDevices cases) {
        this.cases = cases;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    String list(Viewer viewer, Model model) {
        model.addAttribute("cases", cases.open(viewer));
        model.addAttribute("decides", viewer.holdsOneOf(Role.SECURITY_ADMINISTRATOR));
        return "access/several_devices";
    }

    @PostMapping(PATH + "/{id}")
    @MayBeUsedBy(value = Viewer.Kind.STAFF, roles = Role.SECURITY_ADMINISTRATOR, audited = "several-devices-closed")
    RedirectView close(Viewer viewer, @PathVariable UUID id, @RequestParam Outcome outcome) {
        if (!cases.close(viewer, id, outcome)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }
}
