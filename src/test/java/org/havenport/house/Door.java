package org.havenport.house;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.havenport.viewer.MayBeUsedBy;
import org.havenport.viewer.Viewer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One route of the running program, to be knocked at.
 *
 * @param fields the names of the form's fields, as far as the route declares them
 */
record Door(String method, String pattern, MayBeUsedBy users, List<String> fields) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z]+)[^}]*}");

    /**
     * What ends the knocker's own session, at once or after some wrong answers, for which the doors after it would be
     * blamed. Each has tests of its own.
     */
    boolean leadsOut() {
        return method.equals("POST")
                && (pattern.startsWith("/sign-in/again")
                        || pattern.startsWith("/you/sign-in")
                        || pattern.equals("/you/leave"));
    }

    /** Every route of the program that declares its users. */
    static List<Door> all(RequestMappingHandlerMapping mapping) {
        var doors = new ArrayList<Door>();
        mapping.getHandlerMethods().forEach((route, handler) -> {
            var users = handler.getMethodAnnotation(MayBeUsedBy.class);
            if (users == null || !handler.getBeanType().getName().startsWith("org.havenport.")) {
                return;
            }
            var methods = route.getMethodsCondition().getMethods();
            for (var pattern : route.getPatternValues()) {
                for (var method : methods.isEmpty() ? List.of(RequestMethod.GET) : methods) {
                    doors.add(new Door(method.name(), pattern, users, fields(handler)));
                }
            }
        });
        doors.sort(Comparator.comparing(Door::toString));
        return doors;
    }

    /** Those at which the same knocker can knock one after the other. */
    static List<Door> oneAfterTheOther(RequestMappingHandlerMapping mapping) {
        return all(mapping).stream().filter(door -> !door.leadsOut()).toList();
    }

    List<String> variables() {
        return VARIABLE.matcher(pattern).results().map(hit -> hit.group(1)).toList();
    }

    /** Open to everyone: it shows nothing of anybody. */
    boolean isPublic() {
        return Arrays.asList(users.value()).contains(Viewer.Kind.NOBODY);
    }

    boolean lets(Knocker who) {
        return Arrays.asList(users.value()).contains(who.kind())
                && (who.kind() != Viewer.Kind.STAFF
                        || (users.roles().length == 0
                                ? users.evenWithoutRole() || !who.roles().isEmpty()
                                : Arrays.stream(users.roles()).anyMatch(who.roles()::contains)));
    }

    /** The path with an id for each variable, and the fields of its form that name one. */
    Knock with(UnaryOperator<String> idOf) {
        var path = VARIABLE.matcher(pattern).replaceAll(hit -> idOf.apply(hit.group(1)));
        var form = new ArrayList<String>();
        for (var field : fields) {
            form.add(field);
            form.add(idOf.apply(field));
        }
        return new Knock(method, path, form.toArray(String[]::new));
    }

    private static List<String> fields(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .filter(parameter -> parameter.getParameterType().equals(UUID.class))
                .map(parameter -> parameter.getParameter().getName())
                .toList();
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + pattern;
    }

    /** One request. */
    record Knock(String method, String path, String[] form) {
        /** The same at an address of nothing, as long as this one: whether an answer is compressed depends on its length. */
        Knock whereNothingIs() {
            return new Knock(method, "/" + "x".repeat(path.length() - 1), new String[0]);
        }

        Seen by(Browser browser) {
            return by(browser, "");
        }

        /** With a query and headers, names and values in turn. */
        Seen by(Browser browser, String query, String... headers) {
            var answer = method.equals("POST")
                    ? browser.postWith(headers, path + query, form)
                    : browser.send(method, path + query, null, headers);
            return Seen.of(answer, path);
        }
    }
}
