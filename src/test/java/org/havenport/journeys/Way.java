package org.havenport.journeys;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.havenport.viewer.MayBeUsedBy;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every route of the running program that is read, and who may use it. */
record Way(Map<String, MayBeUsedBy> routes, List<PathPattern> patterns) {

    static Way of(RequestMappingHandlerMapping mapping) {
        var routes = new TreeMap<String, MayBeUsedBy>();
        mapping.getHandlerMethods().forEach((route, handler) -> {
            var users = handler.getMethodAnnotation(MayBeUsedBy.class);
            var ofTheProgram = !handler.getBeanType()
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath()
                    .contains("test-classes");
            if (users != null
                    && ofTheProgram
                    && route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                route.getPatternValues().forEach(path -> routes.put(path, users));
            }
        });
        return new Way(
                routes,
                routes.keySet().stream()
                        .map(PathPatternParser.defaultInstance::parse)
                        .sorted(Comparator.naturalOrder())
                        .toList());
    }

    /** The route that answers at a path: of several, the one that says most. */
    Optional<String> routeOf(String path) {
        var wanted = PathContainer.parsePath(path);
        return patterns.stream()
                .filter(pattern -> pattern.matches(wanted))
                .map(PathPattern::getPatternString)
                .findFirst();
    }

    /** The pages somebody may use whose address holds no id. */
    List<String> withoutIds(Walker who) {
        return routes.entrySet().stream()
                .filter(route -> !route.getKey().contains("{") && who.mayUse(route.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }
}
