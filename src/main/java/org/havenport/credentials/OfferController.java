package org.havenport.credentials;

import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the first use that offers a passkey and a recovery sheet, and goes on without either (B.sec.3). */
@Controller
class OfferController {

    static final String PATH = "/you/sign-in/offer";

    @GetMapping(PATH)
    @MayBeUsedBy(Viewer.Kind.PATIENT)
    String offer() {
        return "credentials/offer";
    }
}
