package org.havenport.serve;

import java.util.List;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The programs that ran, and who answers for each. */
@Controller
class DeploymentsController {

    static final String PATH = "/staff/deployments";

    private final Deployments deployments;
    private final Staff staff;

    DeploymentsController(Deployments deployments, Staff staff) {
        this.deployments = deployments;
        this.staff = staff;
    }

    /** One program as the page shows it. */
    record Line(
            String version,
            String build,
            String started,
            int starts,
            String account,
            @Nullable String approved) {}

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Kind.STAFF,
            roles = {Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER})
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("lines", lines(frame));
        model.addAttribute("approves", frame.viewer().holdsOneOf(Role.SECURITY_ADMINISTRATOR));
        return "serve/deployments";
    }

    @PostMapping(PATH + "/approve")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.SECURITY_ADMINISTRATOR, audited = "program-approved")
    RedirectView approve(@ModelAttribute("frame") Frame frame, @RequestParam(defaultValue = "") String build) {
        if (!deployments.approve(frame.viewer(), build)) {
            throw new NotHere();
        }
        return SeeOther.at(PATH);
    }

    private List<Line> lines(Frame frame) {
        return deployments.all(frame.viewer()).stream()
                .map(one -> new Line(
                        one.version(),
                        one.build(),
                        frame.words().dateTime(one.last()),
                        one.starts(),
                        one.account(),
                        approved(frame, one)))
                .toList();
    }

    private @Nullable String approved(Frame frame, Deployments.Deployment one) {
        UUID by = one.by();
        return one.approved() == null || by == null
                ? null
                : frame.say(
                        "serve.deployments.approved",
                        name(frame, by),
                        frame.words().dateTime(one.approved()));
    }

    private String name(Frame frame, UUID account) {
        var member = staff.names(frame.viewer(), List.of(account)).get(account);
        return member == null ? frame.say("serve.deployments.somebody") : member.shown();
    }
}
