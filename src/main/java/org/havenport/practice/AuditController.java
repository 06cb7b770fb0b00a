package org.havenport.practice;

import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.home.Frame;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The audit log as the compliance officer searches it: people and records by id, nothing clinical. */
@Controller
class AuditController {

    private final Audit audit;
    private final Staff staff;

    AuditController(Audit audit, Staff staff) {
        this.audit = audit;
        this.staff = staff;
    }

    @GetMapping("/staff/audit")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.COMPLIANCE_OFFICER, audited = "audit-searched")
    ModelAndView search(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String record,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String before) {
        var form = new AuditForm(from, to, person, record, action, outcome, before);
        var wrong = form.wrong();
        var page = wrong.isEmpty() ? answer(frame, form) : AuditPage.refused(form, wrong);
        var shown = new ModelAndView("practice/audit", "page", page);
        shown.setStatus(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return shown;
    }

    private AuditPage answer(Frame frame, AuditForm form) {
        var lines = audit.search(frame.viewer(), form.query(frame.words().zone()));
        var people = lines.stream()
                .filter(line -> line.kind() == Kind.STAFF)
                .map(AuditLine::actor)
                .collect(Collectors.toSet());
        return AuditPage.of(form, lines, staff.names(frame.viewer(), people), frame.words());
    }
}
