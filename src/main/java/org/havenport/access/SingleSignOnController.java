package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havenport.home.NotHere;
import org.havenport.home.SeeOther;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Disclaimers;
import org.havenport.singlesignon.CameBack;
import org.havenport.singlesignon.SingleSignOn;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Staff sign in by the organisation's own sign-in, where the operator has set it up. Every refusal is the same page: that
 * nobody is linked, that the account has ended, and that the answer is not right.
 */
@Controller
class SingleSignOnController {

    static final String PATH = "/sign-in/organisation";

    private final SingleSignOn organisation;
    private final OrganisationSignIn signIn;
    private final AwayCookie asked;
    private final Admission admission;
    private final Disclaimers disclaimers;

    SingleSignOnController(
            SingleSignOn organisation,
            OrganisationSignIn signIn,
            AwayCookie asked,
            Admission admission,
            Disclaimers disclaimers) {
        this.organisation = organisation;
        this.signIn = signIn;
        this.asked = asked;
        this.admission = admission;
        this.disclaimers = disclaimers;
    }

    @ModelAttribute("clauses")
    List<ApprovedText> disclaimer(Locale language) {
        return disclaimers.clauses(language);
    }

    @GetMapping(PATH)
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView go(HttpServletRequest request, HttpServletResponse response) {
        return sent(request, response, null, "", request.getParameter(Browsing.SHARED) != null);
    }

    /** To prove again: the organisation asks for a new sign-in there. */
    @GetMapping(AgainController.PATH + "/organisation")
    @MayBeUsedBy(value = Viewer.Kind.STAFF, evenWithoutRole = true)
    @StaysOpen(evenBeforeAnything = true)
    ModelAndView goAgain(
            @RequestParam(defaultValue = "/") String to,
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            HttpServletRequest request,
            HttpServletResponse response) {
        return sent(request, response, session.account(), OwnPath.or(to, "/"), session.shared());
    }

    @GetMapping(PATH + "/back")
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView back(
            Locale language,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String iss,
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session session,
            HttpServletRequest request,
            HttpServletResponse response) {
        orNotHere();
        var back = organisation.back(asked.take(request, response), code, state, iss);
        if (back instanceof CameBack.Away) {
            return away();
        }
        if (back instanceof CameBack.Known known && known.shared()) {
            Browsing.saidBefore(request);
        }
        return signIn.taken(back, session, language)
                .map(in -> {
                    admission.enter(request, response, in.token());
                    asked.from(response);
                    return SeeOther.page(in.goesTo());
                })
                .orElseGet(() -> page(HttpStatus.UNPROCESSABLE_ENTITY, "access.organisation.refused"));
    }

    /** Where somebody comes who signed out here and may want to sign out there. */
    @GetMapping(PATH + "/out")
    @MayBeUsedBy(Viewer.Kind.NOBODY)
    ModelAndView out() {
        orNotHere();
        return new ModelAndView("access/organisation_out")
                .addObject("name", organisation.name())
                .addObject("out", organisation.out().orElse(null));
    }

    private ModelAndView sent(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable UUID again,
            String goesTo,
            boolean shared) {
        orNotHere();
        return organisation
                .send(request, asked.begin(response), again, goesTo, shared)
                .map(where -> {
                    response.setHeader(HttpHeaders.LOCATION, where);
                    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                    return new ModelAndView((model, _, _) -> {});
                })
                .orElseGet(SingleSignOnController::away);
    }

    private void orNotHere() {
        if (!organisation.offered()) {
            throw new NotHere();
        }
    }

    private static ModelAndView away() {
        return page(HttpStatus.SERVICE_UNAVAILABLE, "access.organisation.away");
    }

    private static ModelAndView page(HttpStatus status, String problem) {
        return new ModelAndView("access/sign_in", status).addObject("page", SignInPage.organisation(problem));
    }
}
