package org.havenport.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.home.NotHere;
import org.havenport.viewer.Grants;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request reach a route only when {@link MayBeUsedBy} names its viewer; a route that names nobody is shut. */
@Component
class OnlyWhomTheRouteNames implements HandlerInterceptor {

    private static final String FIRST = "/staff";
    private static final String WHY_IT_RESTS = "/staff/training";

    private final Audit audit;
    private final Grants grants;
    private final OnlyLooking looking;
    private final NothingGoesOnBefore first;
    private final ProofIsAskedAgain proof;
    private final WhatWasTypedIsKept kept;

    OnlyWhomTheRouteNames(
            Audit audit,
            Grants grants,
            OnlyLooking looking,
            NothingGoesOnBefore first,
            ProofIsAskedAgain proof,
            WhatWasTypedIsKept kept) {
        this.first = first;
        this.proof = proof;
        this.kept = kept;
        this.looking = looking;
        this.grants = grants;
        this.audit = audit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        var viewer = ViewerArgument.of(request);
        if (viewer instanceof Viewer.Staff staff
                && staff.roles().isEmpty()
                && request.getServletPath().equals(FIRST)
                && grants.rests(staff.actor())) {
            return sentTo(response, WHY_IT_RESTS);
        }
        var users = method.getMethodAnnotation(MayBeUsedBy.class);
        if (users != null && viewer.isNamedBy(users)) {
            return goesOn(request, response, viewer, method);
        }
        var looked = looking.at(request, viewer, users);
        if (looked.isPresent()) {
            var refusal = looked.get().refusal();
            return refusal == null ? goesOn(request, response, viewer, method) : sentTo(response, refusal);
        }
        if (viewer.kind() != Viewer.Kind.NOBODY) {
            var action = users == null || users.audited().isEmpty() ? "page-opened" : users.audited();
            audit.refused(viewer, AuditEvent.of(action));
        }
        throw new NotHere();
    }

    /** Whoever may use the route does something else before, when it is due. */
    private boolean goesOn(
            HttpServletRequest request, HttpServletResponse response, Viewer viewer, HandlerMethod route) {
        if (isForAnyone(route)) {
            return true;
        }
        var instead = first.instead(request, viewer, route).or(() -> proof.instead(request, viewer, route));
        if (instead.isPresent()) {
            return sentTo(response, instead.get());
        }
        if (request.getParameter(KeptForm.SENT) != null) {
            kept.forget(viewer);
        }
        return true;
    }

    private static boolean isForAnyone(HandlerMethod route) {
        var users = route.getMethodAnnotation(MayBeUsedBy.class);
        return users != null && List.of(users.value()).contains(Viewer.Kind.NOBODY);
    }

    private static boolean sentTo(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
        return false;
    }
}
