package org.havenport.home;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.havenport.protocols.Functions;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Which pages open for whom, so that no link leads to a page that is not there. The routes are read once. */
@Component
public class OpenPages {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Functions functions;
    private volatile Routes known = Routes.NONE;

    OpenPages(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            Functions functions) {
        this.mappings = mappings;
        this.functions = functions;
    }

    /** Routes by their whole path, and those with a place in it for an id. */
    private record Routes(Map<String, MayBeUsedBy> whole, Map<PathPattern, MayBeUsedBy> open) {

        private static final Routes NONE = new Routes(Map.of(), Map.of());
    }

    /**
     * Whether there is a page at a path, its {@link MayBeUsedBy} names the viewer, and the practice has not switched off
     * what it belongs to.
     *
     * @param link a path, which may have a query or a place on the page behind it
     */
    public boolean opens(Viewer viewer, String link) {
        var path = link.split("[?#]", 2)[0];
        if (!functions.opens(path)) {
            return false;
        }
        var routes = routes();
        var users = routes.whole().get(path);
        if (users != null) {
            return leads(viewer, users);
        }
        var wanted = PathContainer.parsePath(path);
        return routes.open().entrySet().stream()
                .anyMatch(route -> route.getKey().matches(wanted) && leads(viewer, route.getValue()));
    }

    /** Who sees what a patient sees is shown the patient's links; what is behind one that is not theirs, is told there. */
    private static boolean leads(Viewer viewer, MayBeUsedBy users) {
        return viewer.isNamedBy(users)
                || viewer.kind() == Viewer.Kind.MIRROR
                        && Arrays.asList(users.value()).contains(Viewer.Kind.PATIENT);
    }

    private Routes routes() {
        if (known == Routes.NONE) {
            mappings.ifAvailable(mapping -> known = read(mapping));
        }
        return known;
    }

    private static Routes read(RequestMappingHandlerMapping mapping) {
        var whole = new HashMap<String, MayBeUsedBy>();
        var open = new HashMap<PathPattern, MayBeUsedBy>();
        mapping.getHandlerMethods().forEach((route, method) -> {
            var users = method.getMethodAnnotation(MayBeUsedBy.class);
            var patterns = route.getPathPatternsCondition();
            if (users == null || patterns == null || !reads(route)) {
                return;
            }
            for (var pattern : patterns.getPatterns()) {
                if (pattern.hasPatternSyntax()) {
                    open.put(pattern, users);
                } else {
                    whole.put(pattern.getPatternString(), users);
                }
            }
        });
        return new Routes(Map.copyOf(whole), Map.copyOf(open));
    }

    private static boolean reads(RequestMappingInfo route) {
        var methods = route.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }
}
