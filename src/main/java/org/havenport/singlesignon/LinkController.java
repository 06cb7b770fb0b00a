package org.havenport.singlesignon;

import java.util.List;
import java.util.UUID;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.staff.Staff;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where an administrator says who a member of staff is at the organisation's sign-in. */
@Controller
class LinkController {

    private static final String PATH = "/staff/people/{account}/single-sign-on";
    private static final int LONGEST = 255;

    private final Links links;
    private final SingleSignOn signOn;
    private final Staff staff;

    LinkController(Links links, SingleSignOn signOn, Staff staff) {
        this.links = links;
        this.signOn = signOn;
        this.staff = staff;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "single-sign-on-viewed")
    @AsksForProofAgain
    ModelAndView form(Viewer viewer, @PathVariable UUID account) {
        return page(
                viewer,
                account,
                HttpStatus.OK,
                links.of(viewer, account).map(Links.Link::subject).orElse(""),
                List.of());
    }

    @PostMapping(PATH)
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "single-sign-on-linked")
    @AsksForProofAgain
    ModelAndView link(
            Viewer viewer,
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String subject) {
        mayChange(viewer, account);
        var text = subject.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return wrong(viewer, account, text, frame.say("singlesignon.subject.missing"));
        }
        return links.link(viewer, account, text)
                ? SeeOther.page("/staff/people/" + account + (links.waits(viewer, account) ? "/single-sign-on" : ""))
                : wrong(viewer, account, text, frame.say("singlesignon.subject.taken"));
    }

    @PostMapping(PATH + "/agree")
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "single-sign-on-agreed")
    @AsksForProofAgain
    ModelAndView agree(Viewer viewer, @PathVariable UUID account, @RequestParam(defaultValue = "") String subject) {
        mayChange(viewer, account);
        if (!links.agree(viewer, account, subject)) {
            throw new NotHere();
        }
        return SeeOther.page("/staff/people/" + account);
    }

    @PostMapping(PATH + "/end")
    @MayBeUsedBy(
            value = Viewer.Kind.STAFF,
            roles = {Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR},
            audited = "single-sign-on-unlinked")
    @AsksForProofAgain
    ModelAndView unlink(Viewer viewer, @PathVariable UUID account) {
        mayChange(viewer, account);
        if (!links.unlink(viewer, account)) {
            throw new NotHere();
        }
        return SeeOther.page("/staff/people/" + account);
    }

    /** Nobody says of themselves who they are elsewhere. */
    private void mayChange(Viewer viewer, UUID account) {
        if (!signOn.offered() || viewer.actor().equals(account) || name(viewer, account) == null) {
            throw new NotHere();
        }
    }

    private ModelAndView wrong(Viewer viewer, UUID account, String subject, String why) {
        return page(viewer, account, HttpStatus.UNPROCESSABLE_ENTITY, subject, List.of(new FieldError("subject", why)));
    }

    private ModelAndView page(Viewer viewer, UUID account, HttpStatus status, String subject, List<FieldError> errors) {
        var name = name(viewer, account);
        if (!signOn.offered() || name == null) {
            throw new NotHere();
        }
        return new ModelAndView("singlesignon/link", status)
                .addObject(
                        "page",
                        new LinkPage(
                                account,
                                name,
                                signOn.name(),
                                subject,
                                viewer.actor().equals(account),
                                waiting(viewer, account)))
                .addObject("errors", errors);
    }

    private LinkPage.Waiting waiting(Viewer viewer, UUID account) {
        return links.of(viewer, account)
                .filter(Links.Link::waits)
                .map(it ->
                        it.linkedBy().equals(viewer.actor()) ? LinkPage.Waiting.FOR_ANOTHER : LinkPage.Waiting.FOR_ME)
                .orElse(LinkPage.Waiting.FOR_NOBODY);
    }

    private @org.jspecify.annotations.Nullable String name(Viewer viewer, UUID account) {
        var member = staff.names(viewer, List.of(account)).get(account);
        return member == null ? null : member.name();
    }
}
