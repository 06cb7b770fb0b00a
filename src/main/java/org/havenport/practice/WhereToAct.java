package org.havenport.practice;

import java.util.List;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whether the page where a promise can be acted on opens for who reads it: no link leads to a page that is not there. */
@Component
class WhereToAct {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    WhereToAct(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    boolean opens(Viewer viewer, String path) {
        var wanted = PathContainer.parsePath(path);
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> leads(route.getKey(), wanted))
                .map(route -> route.getValue().getMethodAnnotation(MayBeUsedBy.class))
                .anyMatch(users -> users != null && names(users, viewer));
    }

    private static boolean leads(RequestMappingInfo route, PathContainer wanted) {
        var patterns = route.getPathPatternsCondition();
        var methods = route.getMethodsCondition().getMethods();
        return patterns != null
                && (methods.isEmpty() || methods.contains(RequestMethod.GET))
                && patterns.getPatterns().stream().anyMatch(pattern -> pattern.matches(wanted));
    }

    private static boolean names(MayBeUsedBy users, Viewer viewer) {
        var kinds = List.of(users.value());
        return kinds.contains(Viewer.Kind.NOBODY)
                || kinds.contains(viewer.kind()) && (users.roles().length == 0 || viewer.holdsOneOf(users.roles()));
    }
}
