package org.havenport.house;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The page of all routes the running program answers. */
final class Routes {

    private static final String HEAD = """
            # Routes

            Generated from the running program. Whoever is not named gets the answer of a page that does not exist.
            A route that declares no users answers nobody.

            | route | method | who may use it | the audit calls it | room |
            |---|---|---|---|---|
            """;

    private Routes() {}

    static String page(RequestMappingHandlerMapping mapping) {
        var lines = new TreeMap<String, String>();
        mapping.getHandlerMethods().forEach((route, handler) -> {
            if (isOfTheProgram(handler)) {
                var users = handler.getMethodAnnotation(MayBeUsedBy.class);
                var methods = route.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
                for (var path : route.getPatternValues()) {
                    lines.put(
                            path + " " + methods,
                            "| `%s` | %s | %s | %s | %s |"
                                    .formatted(
                                            path,
                                            methods.isEmpty() ? "any" : methods,
                                            who(users),
                                            users == null || users.audited().isEmpty() ? "–" : users.audited(),
                                            room(handler)));
                }
            }
        });
        return HEAD + String.join("\n", lines.values()) + "\n";
    }

    private static String who(@Nullable MayBeUsedBy users) {
        if (users == null) {
            return "nobody";
        }
        var kinds = Arrays.stream(users.value()).map(Routes::word).collect(Collectors.joining(", "));
        var roles = Arrays.stream(users.roles()).map(Routes::word).collect(Collectors.joining(", "));
        var everybody = Arrays.asList(users.value()).contains(Viewer.Kind.NOBODY);
        return (everybody ? "everybody" : kinds) + (roles.isEmpty() ? "" : ": " + roles);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String room(HandlerMethod handler) {
        var name = handler.getBeanType().getPackageName();
        return name.startsWith(House.PACKAGE) ? name.substring(House.PACKAGE.length()) : "the framework";
    }

    private static boolean isOfTheProgram(HandlerMethod handler) {
        var source = handler.getBeanType().getProtectionDomain().getCodeSource();
        return source == null || !source.getLocation().getPath().contains("test-classes");
    }
}
