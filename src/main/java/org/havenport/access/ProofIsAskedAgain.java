package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.AsksForProofAgain;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks whoever has not shown a factor for a while for one, before a route goes on that carries far. */
@Component
class ProofIsAskedAgain implements Safeguard {

    /** What the audit calls the uses of routes that carry far. */
    private static final Pattern FAR = Pattern.compile(
            ".*-(exported|shared)|record-downloaded|role-given|address-(offered|verified)|recovery-sheet-printed");

    private final SessionLimits limits;
    private final Clock clock;
    private final WhatWasTypedIsKept kept;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    ProofIsAskedAgain(
            SessionLimits limits,
            Clock clock,
            WhatWasTypedIsKept kept,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
        this.limits = limits;
        this.clock = clock;
        this.kept = kept;
    }

    /** Where the request is sent instead, or empty when it goes on. */
    Optional<String> instead(HttpServletRequest request, Viewer viewer, HandlerMethod route) {
        if (!route.hasMethodAnnotation(AsksForProofAgain.class)
                || !(request.getAttribute(Session.ATTRIBUTE) instanceof Session session)
                || clock.instant().isBefore(session.provedAt().plus(limits.proof()))) {
            return Optional.empty();
        }
        return Optional.of(
                AgainController.PATH + "?to=" + URLEncoder.encode(back(request, viewer), StandardCharsets.UTF_8));
    }

    private String back(HttpServletRequest request, Viewer viewer) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return kept.keep(viewer, request) ? KeptFormController.PATH : "/";
        }
        var query = request.getQueryString();
        return OwnPath.or(request.getRequestURI() + (query == null ? "" : "?" + query), "/");
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.3");
    }

    @Override
    public String promise() {
        return "Proof is asked again before export, sharing and a change of address.";
    }

    @Override
    public Evidence evidence() {
        return of(routes.stream().flatMap(it -> it.getHandlerMethods().values().stream()));
    }

    Evidence of(Stream<HandlerMethod> all) {
        var far = all.filter(ProofIsAskedAgain::carriesFar).toList();
        var without = far.stream()
                .filter(route -> !route.hasMethodAnnotation(AsksForProofAgain.class))
                .count();
        var seen = "%d of %d routes that export, share or change an address or a right ask for proof within %d minutes."
                .formatted(far.size() - without, far.size(), limits.proof().toMinutes());
        return Evidence.none(without, seen, clock.instant(), null);
    }

    private static boolean carriesFar(HandlerMethod route) {
        var users = route.getMethodAnnotation(MayBeUsedBy.class);
        return users != null && FAR.matcher(users.audited()).matches();
    }
}
