package org.havenport.people;

import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Help with the portal, for anyone: it names who is in charge of it. */
@Controller
class HelpController {

    private final Staff staff;

    HelpController(Staff staff) {
        this.staff = staff;
    }

    @GetMapping("/help")
    @MayBeUsedBy({Kind.NOBODY, Kind.PATIENT, Kind.PROXY, Kind.STAFF})
    ModelAndView help() {
        return new ModelAndView("people/help").addObject("coordinator", coordinator());
    }

    private @Nullable Member coordinator() {
        try {
            return staff.coordinator().orElse(null);
        } catch (DataAccessException | TransactionException away) {
            // Help must be there when the database is not; then it names nobody.
            return null;
        }
    }
}
