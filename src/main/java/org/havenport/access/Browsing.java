package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The browser in which somebody is signing in, as far as it says so itself; of jobs and tests nothing is known.
 *
 * @param shared whether it was said that others use this computer, at this step or the one before
 * @param device the value of the cookie it keeps, or null
 * @param answer the answer that is being made, or null
 */
record Browsing(
        String browser,
        String system,
        boolean shared,
        @Nullable String device,
        @Nullable HttpServletResponse answer) {

    /** The field of a form that says others use this computer. */
    static final String SHARED = "shared";

    private static final String SAID_BEFORE = "org.havenport.access.Shared";

    /** It was said before this browser was sent elsewhere to sign in there. */
    static void saidBefore(HttpServletRequest request) {
        request.setAttribute(SAID_BEFORE, true);
    }

    static Browsing now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes both
                ? of(both.getRequest(), both.getResponse())
                : new Browsing("", "", false, null, null);
    }

    private static Browsing of(HttpServletRequest request, @Nullable HttpServletResponse answer) {
        var header = request.getHeader(HttpHeaders.USER_AGENT);
        var agent = header == null ? "" : header;
        var before = request.getAttribute(Session.ATTRIBUTE);
        var shared = request.getParameter(SHARED) != null
                || request.getAttribute(SAID_BEFORE) != null
                || before instanceof Session session && !session.complete() && session.shared();
        return new Browsing(Agent.browser(agent), Agent.system(agent), shared, From.device(request), answer);
    }
}
