package org.havenport.patients;

import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.home.SeeOther;
import org.havenport.viewer.Viewer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.view.RedirectView;

/** Leads a member of staff who does not look after a patient to the page that asks for a reason; leaves a trace. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoCareRelationshipAsksForAReason {

    private final Audit audit;

    NoCareRelationshipAsksForAReason(Audit audit) {
        this.audit = audit;
    }

    @ExceptionHandler(NoCareRelationship.class)
    RedirectView ask(NoCareRelationship missing, WebRequest request) {
        if (request.getAttribute(Viewer.class.getName(), WebRequest.SCOPE_REQUEST) instanceof Viewer viewer) {
            audit.refused(viewer, AuditEvent.about("record-opened", missing.patient(), "relation", null));
        }
        return SeeOther.at(EmergencyController.reason(missing.patient()));
    }
}
