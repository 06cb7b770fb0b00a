package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The paths anyone may open: those whose every route says so, and the pictures and styles of the pages. */
@Component
class PublicPaths {

    private static final List<String> STATIC = List.of("/assets/", "/favicon.ico");

    private final ObjectProvider<RequestMappingHandlerMapping> routes;
    private volatile @Nullable List<PathPattern> patterns;

    PublicPaths(ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    boolean isStatic(HttpServletRequest request) {
        var path = request.getRequestURI();
        return STATIC.stream().anyMatch(path::startsWith);
    }

    boolean isPublic(HttpServletRequest request) {
        var known = patterns;
        if (known == null) {
            known = routes.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                    .filter(route -> isForAnyone(route.getValue()))
                    .map(Map.Entry::getKey)
                    .flatMap(PublicPaths::patternsOf)
                    .toList();
            patterns = known;
        }
        var path = PathContainer.parsePath(request.getRequestURI());
        return isStatic(request) || known.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static boolean isForAnyone(HandlerMethod method) {
        var users = method.getMethodAnnotation(MayBeUsedBy.class);
        return users != null && Arrays.asList(users.value()).contains(Viewer.Kind.NOBODY);
    }

    private static java.util.stream.Stream<PathPattern> patternsOf(RequestMappingInfo route) {
        var condition = route.getPathPatternsCondition();
        return condition == null ? java.util.stream.Stream.empty() : condition.getPatterns().stream();
    }
}
