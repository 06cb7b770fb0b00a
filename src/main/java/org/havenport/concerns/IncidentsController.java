package org.havenport.concerns;

import java.util.UUID;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The privacy worklist: incidents with their clock, what is known, and the assessment that closes them. */
@Controller
class IncidentsController {

    static final String PATH = "/staff/incidents";

    private static final String VIEW = "concerns/incidents";

    private final Incidents incidents;
    private final IncidentList list;

    IncidentsController(Incidents incidents, IncidentList list) {
        this.incidents = incidents;
        this.list = list;
    }

    @GetMapping(PATH)
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.COMPLIANCE_OFFICER, audited = "incidents-listed")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", new IncidentPage(list.rows(frame, null), list.closed(frame, null), null));
        return VIEW;
    }

    @GetMapping(PATH + "/{patient}/{id}")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.COMPLIANCE_OFFICER, audited = "incident-viewed")
    ModelAndView open(@ModelAttribute("frame") Frame frame, @PathVariable UUID patient, @PathVariable UUID id) {
        return beside(frame, patient, id, Assessment.empty(), Errors.none(), HttpStatus.OK);
    }

    @PostMapping(PATH + "/{patient}/{id}/close")
    @MayBeUsedBy(value = Kind.STAFF, roles = Role.COMPLIANCE_OFFICER, audited = "incident-closed")
    ModelAndView close(
            @ModelAttribute("frame") Frame frame,
            @PathVariable UUID patient,
            @PathVariable UUID id,
            @ModelAttribute("form") Assessment form) {
        try {
            if (!incidents.close(frame.viewer(), patient, id, form)) {
                throw new NotHere();
            }
        } catch (NotClosed e) {
            var errors = IncidentList.errors(frame.words(), e);
            return beside(frame, patient, id, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return SeeOther.page(path(patient, id));
    }

    private ModelAndView beside(Frame frame, UUID patient, UUID id, Assessment form, Errors errors, HttpStatus status) {
        var open = list.open(frame, patient, id, form, errors).orElseThrow(NotHere::new);
        var page = new ModelAndView(VIEW, status);
        return page.addObject("page", new IncidentPage(list.rows(frame, id), list.closed(frame, id), open));
    }

    static String path(UUID patient, UUID id) {
        return PATH + "/" + patient + "/" + id;
    }
}
