package org.havenport.access;

import org.havenport.singlesignon.SingleSignOn;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Shows the way to the organisation's sign-in on the page of signing in, where the operator has set it up. */
@ControllerAdvice(assignableTypes = {SignInController.class, PasskeyController.class, SingleSignOnController.class})
class OffersTheOrganisation {

    private final SingleSignOn organisation;

    OffersTheOrganisation(SingleSignOn organisation) {
        this.organisation = organisation;
    }

    /** How people call it; null when there is none. */
    @ModelAttribute("organisation")
    @Nullable
    String name() {
        return organisation.offered() ? organisation.name() : null;
    }
}
