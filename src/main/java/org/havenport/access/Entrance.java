package org.havenport.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.havenport.home.Rest;
import org.havenport.home.Soon;
import org.havenport.viewer.Viewer;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns the cookie of a request into a viewer. Whoever is nobody is led to the sign-in page from every path that is not
 * public, whether there is something behind it or not.
 */
class Entrance extends OncePerRequestFilter {

    /** The request attribute that carries the viewer. */
    static final String VIEWER = Viewer.class.getName();

    /** The request attribute that carries a session which is over and which nobody signed out of. */
    static final String OVER = "org.havenport.access.Over";

    private final SessionCookie cookie;
    private final Sessions sessions;
    private final WhoIsIt who;
    private final PublicPaths paths;
    private final Opening opening;

    private final FormsOfOurs forms;
    private final WhatWasTypedIsKept kept;

    Entrance(
            SessionCookie cookie,
            Sessions sessions,
            WhoIsIt who,
            PublicPaths paths,
            Opening opening,
            FormsOfOurs forms,
            WhatWasTypedIsKept kept) {
        this.forms = forms;
        this.kept = kept;
        this.opening = opening;
        this.cookie = cookie;
        this.sessions = sessions;
        this.who = who;
        this.paths = paths;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (paths.isStatic(request)) {
            chain.doFilter(request, response);
            return;
        }
        var token = cookie.token(request);
        var reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        var session = token.flatMap(it -> sessions.use(it, reads));
        var over = session.isPresent() ? Optional.<Session>empty() : token.flatMap(sessions::over);
        over.ifPresent(it -> request.setAttribute(OVER, it));
        if (token.isPresent() && session.isEmpty()) {
            SessionCookie.clearSite(response);
        }
        session.ifPresent(live -> {
            request.setAttribute(Session.ATTRIBUTE, live);
            if (live.complete()) {
                request.setAttribute(Rest.ATTRIBUTE, sessions.rest(live));
                var owed = live.owed();
                if (owed != null && owed.from() != null) {
                    request.setAttribute(Soon.ATTRIBUTE, new Soon(owed.path(), owed.from()));
                }
            }
        });
        var turnedAway = session.filter(live -> live.kind() != Viewer.Kind.STAFF && !opening.lets(live.patient()))
                .isPresent();
        var viewer = turnedAway ? Viewer.nobody() : session.map(who::viewer).orElseGet(Viewer::nobody);
        request.setAttribute(VIEWER, viewer);
        if (turnedAway && !paths.isPublic(request)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", NotOpenController.PATH);
            return;
        }
        if (viewer.kind() == Viewer.Kind.NOBODY && !paths.isPublic(request)) {
            if (over.isPresent() && forms.areOurs(request)) {
                kept.keep(over.get(), request);
            }
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/sign-in");
            return;
        }
        chain.doFilter(request, response);
    }
}
